package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.store.Stores;

/** The leftovers of a worker that dies with its server during its warm-up. */
class WorkerWarmUpSiteTest {

    @TempDir
    Path scratch;

    @Test
    void leftoversOfDeadWorkersAreFoundAndCleared() throws Exception {
        WorkerWarmUpSite site = make(deadPid());

        assertThat(WorkerWarmUpSite.abandoned(scratch)).containsExactly(site);
        site.clear();

        assertThat(scratch).isEmptyDirectory();
        assertThat(semaphore(site)).doesNotExist();
        assertThat(WorkerWarmUpSite.abandoned(scratch)).isEmpty();
    }

    @Test
    void filesOfLiveWorkersAreKept() throws Exception {
        WorkerWarmUpSite site = make(ProcessHandle.current().pid());
        try {
            assertThat(WorkerWarmUpSite.abandoned(scratch)).isEmpty();
        } finally {
            site.clear();
        }
    }

    @Test
    void foreignNamesAreSkipped() throws Exception {
        Files.createDirectory(scratch.resolve("lockplay-warm-x"));

        assertThat(WorkerWarmUpSite.abandoned(scratch)).isEmpty();
    }

    @Test
    void aMissingDirectoryHasNoLeftovers() throws Exception {
        assertThat(WorkerWarmUpSite.abandoned(scratch.resolve("none"))).isEmpty();
    }

    private WorkerWarmUpSite make(long pid) throws Exception {
        WorkerWarmUpSite site = new WorkerWarmUpSite(scratch, pid);
        Assignment assignment = site.assignment(LockKind.SEMAPHORE);
        Files.createDirectories(assignment.hostDirectory());
        Stores.create(assignment.storeAddress(), WorkerWarmUpSite.STOCK);
        for (LockKind kind : WorkerWarmUpSite.KINDS) {
            Strategies.of(kind).prepare(assignment.lockSite(LockName.DEFAULT), LockSpec.of(kind));
        }
        assertThat(semaphore(site)).exists();
        return site;
    }

    private static Path semaphore(WorkerWarmUpSite site) {
        return Path.of("/dev/shm/sem.lockplay-warm-" + site.pid());
    }

    private static long deadPid() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        return gone.pid();
    }
}
