package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.Stores;

/** What a worker leaves that dies with its server while it warms up. */
class WarmUpSiteTest {

    @TempDir
    Path scratch;

    @Test
    void whatTheDeadHaveLeftIsFoundAndCleared() throws Exception {
        WarmUpSite site = make(deadPid());

        assertThat(WarmUpSite.abandoned(scratch)).containsExactly(site);
        site.clear();

        assertThat(scratch).isEmptyDirectory();
        assertThat(semaphore(site)).doesNotExist();
        assertThat(WarmUpSite.abandoned(scratch)).isEmpty();
    }

    @Test
    void whatTheLivingUseIsLeftAlone() throws Exception {
        WarmUpSite site = make(ProcessHandle.current().pid());
        try {
            assertThat(WarmUpSite.abandoned(scratch)).isEmpty();
        } finally {
            site.clear();
        }
    }

    @Test
    void nothingIsLeftWhereNothingEverWas() throws Exception {
        assertThat(WarmUpSite.abandoned(scratch.resolve("none"))).isEmpty();
    }

    private WarmUpSite make(long pid) throws Exception {
        WarmUpSite site = new WarmUpSite(scratch, pid);
        Assignment assignment = site.assignment(LockKind.SEMAPHORE);
        Files.createDirectories(assignment.hostDirectory());
        Stores.create(assignment.storeAddress(), WarmUpSite.STOCK);
        for (LockKind kind : WarmUpSite.KINDS) {
            kind.strategy().prepare(assignment.lockSite(), LockSpec.of(kind));
        }
        assertThat(semaphore(site)).exists();
        return site;
    }

    private static Path semaphore(WarmUpSite site) {
        return Path.of("/dev/shm/sem.lockplay-warm-" + site.pid());
    }

    private static long deadPid() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        return gone.pid();
    }
}
