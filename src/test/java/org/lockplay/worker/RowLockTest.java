package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.Release;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Instruction;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.Pause;
import org.lockplay.store.Store;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreException;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;
import org.lockplay.store.WriteResult;

/**
 * A holder of a row whose second acquisition is canceled loses the first one with its transaction; and the server says
 * when a request for a row or an advisory lock waits.
 */
@StartsOwnProcesses
class RowLockTest {

    private static final LockSpec ROW = LockSpec.of(LockKind.ROW);

    @TempDir
    private Path folder;

    private LockSite site;

    @BeforeEach
    void createTicket() throws StoreException {
        String run = "row-" + ProcessHandle.current().pid();
        ServerUrls servers = Pairs.servers(LockKind.ROW, StoreKind.DATABASE);
        StoreAddress address = new StoreAddress(StoreKind.DATABASE, run, folder, servers.database());
        site = new LockSite(run, LockName.DEFAULT, 0, "lockplay-" + run, folder, address, servers);
        Stores.create(address, 1);
    }

    @AfterEach
    void removeTicket() throws StoreException {
        Stores.remove(site.store());
    }

    @Test
    void aHolderWhoseSecondAcquisitionIsCanceledHasLostTheFirst() throws Exception {
        try (BuyerLock first = open(0);
                BuyerLock second = open(1)) {
            first.acquire(Optional.empty());
            cancel(first);

            assertThat(first.lost()).isTrue();
            assertThat(first.undo()).isEqualTo(Release.NOT_HELD);
            assertThat(second.acquire(Optional.of(Duration.ofSeconds(20)))).isInstanceOf(Acquisition.Acquired.class);
            assertThat(second.release()).isEqualTo(Release.RELEASED);
            assertThat(second.lost()).isFalse();
        }
    }

    /** The server says when a request waits, which is later than when it was made. */
    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"ROW", "ADVISORY"})
    void aRequestIsQueuedWhileTheServerLetsItWait(LockKind kind) throws Exception {
        try (BuyerLock first = open(kind, 0);
                BuyerLock second = open(kind, 1)) {
            first.acquire(Optional.empty());
            assertThat(second.isQueued()).isFalse();
            ExecutorService buyer = Executors.newSingleThreadExecutor();
            Future<Acquisition> waiting = buyer.submit(() -> second.acquire(Optional.empty()));
            buyer.shutdown();
            Waiting.until(second::isQueued);
            assertThat(waiting.isDone()).isFalse();

            first.release();
            assertThat(waiting.get(20, TimeUnit.SECONDS)).isInstanceOf(Acquisition.Acquired.class);
            assertThat(second.isQueued()).isFalse();
            second.release();
        }
    }

    /** A transaction waits at its write, for the one that has written the row before. */
    @Test
    void aWriteIsQueuedWhileTheServerLetsItWait() throws Exception {
        try (Store store = Stores.open(site.store(), "test");
                BuyerLock first = open(LockKind.SERIALIZABLE, 0);
                BuyerLock second = open(LockKind.SERIALIZABLE, 1)) {
            first.acquire(Optional.empty());
            second.acquire(Optional.empty());
            first.guard(store).write(0, 0, OptionalLong.empty(), Pause.NONE);
            assertThat(second.isQueued()).isFalse();
            ExecutorService buyer = Executors.newSingleThreadExecutor();
            Future<WriteResult> waiting =
                    buyer.submit(() -> second.guard(store).write(0, 0, OptionalLong.empty(), Pause.NONE));
            buyer.shutdown();
            Waiting.until(second::isQueued);
            assertThat(waiting.isDone()).isFalse();

            first.release();
            waiting.get(20, TimeUnit.SECONDS);
            assertThat(second.isQueued()).isFalse();
        }
    }

    @Test
    void anAttemptAfterTheCanceledOneBeginsANewHold() throws Exception {
        List<Event> history = new ArrayList<>();
        BuyerEvents events = new BuyerEvents(0, RunClock.since(System.nanoTime()), history::add);
        try (BuyerLock lock = open(0)) {
            LockUse use = new LockUse(LockName.DEFAULT, lock, ROW, events, new WaitWatch(false));
            use.take(false, 0, Gate.OPEN);
            use.take(false, 1, new CancelingGate());

            assertThat(use.giveBack()).isTrue();
        }
        assertThat(history)
                .extracting(Event::kind)
                .containsExactly(
                        EventKind.LOCK_REQUESTED,
                        EventKind.LOCK_ACQUIRED,
                        EventKind.LOCK_REQUESTED,
                        EventKind.LOCK_LOST,
                        EventKind.LOCK_ACQUIRED,
                        EventKind.LOCK_RELEASED,
                        EventKind.COMMITTED);
    }

    /** Cancels the first attempt, as a fault does. */
    private static final class CancelingGate implements Gate {

        @Override
        public GateDecision pass(Instruction next, boolean holding) {
            return GateDecision.GO;
        }

        @Override
        public void passMiddle(Instruction write) {}

        @Override
        public <E extends Exception> void during(Wait<E> wait) throws E, InterruptedException {
            Thread.currentThread().interrupt();
            assertThatThrownBy(wait::run).isInstanceOf(InterruptedException.class);
            wait.run();
        }
    }

    private BuyerLock open(int buyer) throws Exception {
        return open(LockKind.ROW, buyer);
    }

    private BuyerLock open(LockKind kind, int buyer) throws Exception {
        return Strategies.of(kind).open(site, LockSpec.of(kind), buyer);
    }

    private static void cancel(BuyerLock lock) {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> lock.acquire(Optional.empty())).isInstanceOf(InterruptedException.class);
    }
}
