package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FaultOrigin;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reacquisition;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.LockStrategy;
import org.lockplay.lock.strategy.Release;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;
import org.lockplay.store.Stores;

/** The results of lock handles: two buyers of one process, each on a thread of its own. */
@StartsOwnProcesses
class HandleContractTest {

    /** The kinds without owner: any buyer's release frees the lock. */
    private static final Set<LockKind> OWNERLESS = Set.of(LockKind.FLAG, LockKind.SEMAPHORE);

    private final ExecutorService owner = Executors.newSingleThreadExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @TempDir
    private Path folder;

    static Stream<Arguments> heldKinds() {
        return Pairs.onePerKind().filter(pair -> ((LockKind) pair.get()[0]).holds());
    }

    @AfterEach
    void endThreads() {
        owner.shutdownNow();
        other.shutdownNow();
    }

    @ParameterizedTest
    @MethodSource("heldKinds")
    void theSecondBuyerTimesOut(LockKind kind, StoreKind store) throws Exception {
        with(LockSpec.of(kind).with(LockOption.ACQUIRE_TIMEOUT_MS, 150L), store, (first, second) -> {
            assertThat(on(owner, () -> first.acquire(timeout(150)))).isInstanceOf(Acquisition.Acquired.class);
            long began = System.nanoTime();
            assertThat(on(other, () -> second.acquire(timeout(150)))).isInstanceOf(Acquisition.TimedOut.class);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isBetween(ms(140), ms(1_500));

            assertThat(on(owner, first::release)).isEqualTo(Release.RELEASED);
            assertThat(on(other, () -> second.acquire(timeout(150)))).isInstanceOf(Acquisition.Acquired.class);
            assertThat(on(other, second::release)).isEqualTo(Release.RELEASED);
        });
    }

    @ParameterizedTest
    @MethodSource("heldKinds")
    void releasingALockThatAnotherBuyerHolds(LockKind kind, StoreKind store) throws Exception {
        with(LockSpec.of(kind), store, (first, second) -> {
            on(owner, () -> first.acquire(Optional.empty()));
            Release release = on(other, second::release);

            assertThat(release).isEqualTo(OWNERLESS.contains(kind) ? Release.RELEASED : Release.NOT_HELD);
            on(owner, first::release);
        });
    }

    /** A second acquisition behaves as the kind declares; one that times out keeps the first. */
    @ParameterizedTest
    @MethodSource("heldKinds")
    void acquiringAHeldLockAgain(LockKind kind, StoreKind store) throws Exception {
        with(LockSpec.of(kind).with(LockOption.ACQUIRE_TIMEOUT_MS, 150L), store, (first, second) -> {
            on(owner, () -> first.acquire(timeout(150)));

            assertThat(on(owner, () -> first.acquire(timeout(150))))
                    .isInstanceOf(
                            switch (kind.reacquisition()) {
                                case COUNTED, FREED_AT_ONCE -> Acquisition.Acquired.class;
                                case WAITS_FOR_ITSELF -> Acquisition.TimedOut.class;
                                case REFUSED -> Acquisition.AlreadyHeld.class;
                                case NOTHING_HELD -> throw new AssertionError(kind + " is held by nobody");
                            });
            assertThat(on(owner, first::release)).isEqualTo(Release.RELEASED);
            boolean isFree = kind.reacquisition() != Reacquisition.COUNTED;
            assertThat(on(other, () -> second.acquire(timeout(150))))
                    .isInstanceOf(isFree ? Acquisition.Acquired.class : Acquisition.TimedOut.class);
            assertThat(on(owner, first::release))
                    .isEqualTo(isFree && !OWNERLESS.contains(kind) ? Release.NOT_HELD : Release.RELEASED);
        });
    }

    @ParameterizedTest
    @MethodSource("heldKinds")
    void removingTwiceIsNoError(LockKind kind, StoreKind store) throws Exception {
        with(LockSpec.of(kind), store, (first, second) -> {});

        LockStrategy strategy = Strategies.of(kind);
        strategy.remove(site(kind, store));
        strategy.remove(site(kind, store));
    }

    /** The first buyer holds the lock throughout; a wait that a fault interrupts leaves nothing that blocks others. */
    @ParameterizedTest
    @MethodSource("heldKinds")
    void aWaitInterruptedByAFaultLeavesNothingBehind(LockKind kind, StoreKind store) throws Exception {
        LockSpec spec = LockSpec.of(kind).with(LockOption.LEASE_MS, 30_000L);
        with(spec, store, (first, second) -> {
            on(owner, () -> first.acquire(Optional.empty()));
            interruptTheWait(second, spec);
            assertThat(on(owner, first::release)).isEqualTo(Release.RELEASED);
            canBeAcquired(first, second);
        });
    }

    /** Both buyers wait for another process: the second one’s faults must not disturb the first one’s wait. */
    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"SPIN", "SEMAPHORE", "ROBUST_MUTEX", "LOCK_FILE", "FILE_LOCK"})
    void aWaitForAnotherProcessInterruptedByAFaultLeavesNothingBehind(LockKind kind) throws Exception {
        LockSpec spec = LockSpec.of(kind);
        with(spec, StoreKind.FILE, (first, second) -> {
            Future<Acquisition> companion;
            try (LockHolderProcess holder = LockHolderProcess.holding(kind, site(kind, StoreKind.FILE))) {
                interruptTheWait(second, spec);
                companion = owner.submit(() -> first.acquire(Optional.empty()));
                assertThatThrownBy(() -> companion.get(50, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                assertThat(holder.isAlive()).isTrue();
            }
            assertThat(companion.get(20, TimeUnit.SECONDS)).isInstanceOf(Acquisition.Acquired.class);
            assertThat(on(owner, first::release)).isEqualTo(Release.RELEASED);
            canBeAcquired(first, second);
        });
    }

    /** Lets a buyer wait for a lock that stays taken, and injects faults into the wait, the last one of which ends it. */
    private void interruptTheWait(BuyerLock lock, LockSpec spec) throws Exception {
        List<Event> history = Collections.synchronizedList(new ArrayList<>());
        BuyerEvents events = new BuyerEvents(1, RunClock.since(System.nanoTime()), history::add);
        BuyerGate gate = new BuyerGate(1, events, (fault, buyer, line, passed) -> {}, false, List.of(), step -> false);
        LockUse use = new LockUse(LockName.DEFAULT, lock, spec, events, new WaitWatch(false));
        Future<Void> waiting = other.submit(() -> {
            use.take(false, 0, gate);
            return null;
        });
        Waiting.until(() -> kindsOf(history).contains(EventKind.LOCK_REQUESTED));
        for (int i = 2; i <= 5; i++) {
            int expected = i;
            gate.order(new RequestedFault(FaultKind.SLOW, OptionalLong.of(1), FaultOrigin.HAND));
            Waiting.until(() -> history.size() == expected);
            // Sometimes while it sends its request, and sometimes when it has long been waiting for the reply.
            assertThatThrownBy(() -> waiting.get(20L * expected, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
        gate.order(new RequestedFault(FaultKind.EXCEPTION, OptionalLong.empty(), FaultOrigin.HAND));

        assertThatThrownBy(() -> waiting.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(InjectedFaultException.class);
        assertThat(kindsOf(history))
                .startsWith(EventKind.LOCK_REQUESTED)
                .filteredOn(EventKind.FAULT::equals)
                .hasSize(5);
    }

    private void canBeAcquired(BuyerLock first, BuyerLock second) throws Exception {
        assertThat(on(owner, () -> first.acquire(timeout(20_000)))).isInstanceOf(Acquisition.Acquired.class);
        assertThat(on(owner, first::release)).isEqualTo(Release.RELEASED);
        assertThat(on(other, () -> second.acquire(timeout(20_000)))).isInstanceOf(Acquisition.Acquired.class);
        assertThat(on(other, second::release)).isEqualTo(Release.RELEASED);
    }

    private static List<EventKind> kindsOf(List<Event> history) {
        synchronized (history) {
            return history.stream().map(Event::kind).toList();
        }
    }

    @Test
    void withoutTheOwnerCheckRedisLetsEveryBuyerRelease() throws Exception {
        LockSpec careless = LockSpec.of(LockKind.REDIS).with(LockOption.OWNER_CHECK, false);
        with(careless, StoreKind.FILE, (first, second) -> {
            on(owner, () -> first.acquire(Optional.empty()));

            assertThat(on(other, second::release)).isEqualTo(Release.RELEASED);
            assertThat(on(owner, first::release)).isEqualTo(Release.NOT_HELD);
        });
    }

    @ParameterizedTest
    @MethodSource("fencedKinds")
    void tokensGrow(LockKind kind, StoreKind store) throws Exception {
        with(LockSpec.of(kind), store, (first, second) -> {
            List<Long> tokens = List.of(token(owner, first), token(other, second), token(owner, first));

            assertThat(tokens).isSorted().doesNotHaveDuplicates();
        });
    }

    static Stream<Arguments> fencedKinds() {
        return heldKinds().filter(pair -> ((LockKind) pair.get()[0]).options().contains(LockOption.FENCING));
    }

    private static Long token(ExecutorService buyer, BuyerLock lock) throws Exception {
        Acquisition acquisition = on(buyer, () -> lock.acquire(Optional.empty()));
        on(buyer, lock::release);
        return ((Acquisition.Acquired) acquisition).token().getAsLong();
    }

    /** A test with two handles. */
    private interface TwoHandles {
        void play(BuyerLock first, BuyerLock second) throws Exception;
    }

    private void with(LockSpec spec, StoreKind store, TwoHandles scene) throws Exception {
        LockSite site = site(spec.kind(), store);
        LockStrategy strategy = Strategies.of(spec.kind());
        Stores.create(site.store(), 1);
        strategy.prepare(site, spec);
        try (BuyerLock first = strategy.open(site, spec, 0);
                BuyerLock second = strategy.open(site, spec, 1)) {
            scene.play(first, second);
        } finally {
            strategy.remove(site);
            Stores.remove(site.store());
        }
    }

    private LockSite site(LockKind kind, StoreKind store) {
        String run = "handles-" + ProcessHandle.current().pid();
        StoreAddress address =
                new StoreAddress(store, run, folder, Pairs.servers(kind, store).database());
        return new LockSite(
                run,
                LockName.DEFAULT,
                0,
                "lockplay-" + run,
                folder.resolve("host-0"),
                address,
                Pairs.servers(kind, store));
    }

    private static <T> T on(ExecutorService buyer, Callable<T> action) throws Exception {
        return buyer.submit(action).get();
    }

    private static Optional<Duration> timeout(long millis) {
        return Optional.of(ms(millis));
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
