package org.lockplay.lock.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.name.LockName;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;

/** The files of a semaphore: a process can be killed at any moment while it creates one. */
class SemaphoreLockTest {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final LockSpec SPEC = LockSpec.of(LockKind.SEMAPHORE);
    private static final int PREPARED = 50;

    private final SemaphoreLock strategy = new SemaphoreLock();

    @TempDir
    Path folder;

    /**
     * A file with a random name could not be assigned to a run, so that no sweep could remove it. Semaphores of other
     * programs may create such files meanwhile, but not as many.
     */
    @Test
    void noPreparationCreatesAFileWithoutTheNameOfTheLock() throws Exception {
        List<String> names = new ArrayList<>();
        try (WatchService watch = SHARED_MEMORY.getFileSystem().newWatchService()) {
            SHARED_MEMORY.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            for (int i = 0; i < PREPARED; i++) {
                LockSite site = site(i);
                strategy.prepare(site, SPEC);
                strategy.remove(site);
            }
            while (!names.contains(file(site(PREPARED - 1)).getFileName().toString())) {
                names.addAll(nextNames(watch));
            }
        }
        assertThat(names.stream().filter(name -> name.contains(prefix()))).hasSize(PREPARED);
        assertThat(names.stream().filter(name -> name.matches("sem\\.\\w{6}")))
                .as("created files without the name of a lock")
                .hasSizeLessThan(PREPARED);
    }

    @Test
    void whatAKilledPreparationLeavesIsRemovedAndReplaced() throws Exception {
        LockSite site = site(0);
        Files.createFile(file(site));
        strategy.remove(site);
        assertThat(file(site)).doesNotExist();

        Files.createFile(file(site));
        strategy.prepare(site, SPEC);
        try (BuyerLock lock = strategy.open(site, SPEC, 0)) {
            assertThat(lock.acquire(Optional.empty())).isInstanceOf(Acquisition.Acquired.class);
            assertThat(lock.release()).isEqualTo(Release.RELEASED);
        } finally {
            strategy.remove(site);
        }
    }

    @Test
    void onlyItsOwnerMayOpenIt() throws Exception {
        LockSite site = site(0);
        strategy.prepare(site, SPEC);
        try {
            assertThat(Files.getPosixFilePermissions(file(site)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        } finally {
            strategy.remove(site);
        }
    }

    private static List<String> nextNames(WatchService watch) throws InterruptedException {
        WatchKey key = watch.poll(30, TimeUnit.SECONDS);
        assertThat(key).as("more created files").isNotNull();
        List<String> names = new ArrayList<>();
        for (WatchEvent<?> event : key.pollEvents()) {
            names.add(String.valueOf(event.context()));
        }
        key.reset();
        return names;
    }

    private static Path file(LockSite site) {
        return SHARED_MEMORY.resolve("sem." + site.localName());
    }

    private LockSite site(int number) {
        String run = prefix() + number;
        StoreAddress store = new StoreAddress(StoreKind.FILE, run, folder, null);
        return new LockSite(run, LockName.DEFAULT, 0, run, folder, store, ServerUrls.NONE);
    }

    private static String prefix() {
        return "lockplay-semaphore-test-" + ProcessHandle.current().pid() + "-";
    }
}
