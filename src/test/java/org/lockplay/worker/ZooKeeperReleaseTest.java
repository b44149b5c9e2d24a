package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.embedded.MortalZooKeeper;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Release;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;

/** Two buyers hold locks of a real ZooKeeper that is killed, and release them to a server that does not respond. */
@StartsOwnProcesses
class ZooKeeperReleaseTest {

    private static final long SHORT_SESSION_MS = 500;
    private static final long LONG_SESSION_MS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void aReleaseWithoutServerFailsOnlyWhileTheSessionMayBeAlive() throws Exception {
        try (MortalZooKeeper server = MortalZooKeeper.start(folder);
                Holder gone = Holder.of(site("gone", server), SHORT_SESSION_MS);
                Holder living = Holder.of(site("living", server), LONG_SESSION_MS)) {
            server.kill();
            Waiting.until(gone.lock()::lost);

            Future<Release> fromGone = gone.release();
            Future<Release> fromLiving = living.release();

            assertThat(fromGone.get()).isEqualTo(Release.NOT_HELD);
            assertThat(living.lock().lost()).isFalse();
            assertThatThrownBy(fromLiving::get)
                    .cause()
                    .isInstanceOf(LockException.class)
                    .hasMessageStartingWith("ZooKeeper: ");
        }
    }

    @Test
    void aConnectStringMayHaveBlanksBetweenItsServers() throws Exception {
        try (MortalZooKeeper server = MortalZooKeeper.start(folder);
                Holder holder =
                        Holder.of(site("several", server.address() + ", " + server.address()), LONG_SESSION_MS)) {
            assertThat(holder.release().get()).isEqualTo(Release.RELEASED);
        }
    }

    private LockSite site(String run, MortalZooKeeper server) {
        return site(run, server.address());
    }

    private LockSite site(String run, String connect) {
        StoreAddress store = new StoreAddress(StoreKind.FILE, run, folder, null);
        ServerUrls servers = ServerUrls.of(ServerKind.ZOOKEEPER, connect);
        return new LockSite(run, LockName.DEFAULT, 0, "lockplay-" + run, folder.resolve(run), store, servers);
    }

    /**
     * A holder of a lock.
     *
     * @param lock its handle
     * @param thread the thread that acquired the lock, and has to release it
     */
    private record Holder(BuyerLock lock, ExecutorService thread) implements AutoCloseable {

        static Holder of(LockSite site, long sessionMs) throws Exception {
            LockSpec spec = LockSpec.of(LockKind.ZOOKEEPER).with(LockOption.LEASE_MS, sessionMs);
            LockStrategy strategy = Strategies.of(spec.kind());
            strategy.prepare(site, spec);
            Holder holder = new Holder(strategy.open(site, spec, 0), Executors.newSingleThreadExecutor());
            Acquisition answer = holder.thread
                    .submit(() -> holder.lock.acquire(Optional.empty()))
                    .get();
            assertThat(answer).isInstanceOf(Acquisition.Acquired.class);
            return holder;
        }

        Future<Release> release() {
            return thread.submit(lock::release);
        }

        @Override
        public void close() throws LockException {
            thread.shutdownNow();
            lock.close();
        }
    }
}
