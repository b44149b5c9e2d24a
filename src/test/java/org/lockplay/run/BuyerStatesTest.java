package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

class BuyerStatesTest {

    private static final long LEASE_NS = TimeUnit.MILLISECONDS.toNanos(60);

    private final AtomicLong now = new AtomicLong();

    @ParameterizedTest
    @ValueSource(strings = {"redis", "lock-table"})
    void aBuyerThatWaitsForALeaseIsBlockedUntilTheLeaseExpires(String kind) throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"" + kind + "\",\"leaseMs\":60}");

        now.addAndGet(LEASE_NS);
        assertThat(buyerStates.isBlocked(1)).isTrue();
        assertThat(buyerStates.isBlocked(1, Duration.ofNanos(1))).isFalse();

        now.addAndGet(1);
        assertThat(buyerStates.isBlocked(1)).isFalse();
        assertThat(buyerStates.isAnybodyMoving()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"kind\":\"semaphore\"}", "{\"kind\":\"zookeeper\",\"leaseMs\":60}"})
    void aBuyerThatWaitsForALockWithoutLeaseIsBlockedWhileTheHolderIsAtItsGate(String lock) throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits(lock);
        now.addAndGet(100 * LEASE_NS);
        assertThat(buyerStates.isBlocked(1)).isTrue();

        buyerStates.passed(0);
        assertThat(buyerStates.isBlocked(1)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"redis, false", "zookeeper, false", "semaphore, true"})
    void aBuyerThatWaitsForAFrozenHolderIsBlockedUnlessALeaseOrSessionEnds(String kind, boolean blocked)
            throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"" + kind + "\"}");
        assertThat(buyerStates.isBlocked(1)).isTrue();

        buyerStates.onEvent(Event.of(now.get(), EventKind.FROZEN, 0));
        assertThat(buyerStates.isBlocked(1)).isEqualTo(blocked);

        buyerStates.onEvent(Event.of(now.get(), EventKind.THAWED, 0));
        assertThat(buyerStates.isBlocked(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "exception, WORKING",
        "slow, WORKING",
        "crash, WORKING",
        "hang, HUNG",
        "freeze, AT_GATE",
        "disconnect, AT_GATE",
        "forget, AT_GATE"
    })
    void aFaultByHandRemovesItsBuyerFromTheGateOrLeavesItThere(String fault, BuyerStates.BuyerState place)
            throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"semaphore\"}");

        buyerStates.onEvent(Event.of(now.get(), EventKind.FAULT, 0).with(Field.FAULT, fault));
        assertThat(buyerStates.stateOf(0)).isEqualTo(place);
    }

    @Test
    void aBuyerWithALockOfItsOwnIsNotBlocked() throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"mutex\"}");

        assertThat(buyerStates.isBlocked(1)).isFalse();
    }

    @Test
    void aHolderWithASuccessorBlocksNoBuyer() throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"zookeeper\"}");
        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 1));
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_REQUESTED, 2));
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_RELEASED, 1));

        assertThat(buyerStates.isBlocked(2)).isFalse();
    }

    @Test
    void aKilledHolderOfAKernelLockBlocksNoBuyer() throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"file-lock\"}");
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "killed"));

        assertThat(buyerStates.stateOf(0)).isEqualTo(BuyerStates.BuyerState.DEAD);
        assertThat(buyerStates.isBlocked(1)).isFalse();
    }

    @Test
    void aFailedHolderOfAKernelLockKeepsItWhileItsProcessLives() throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"file-lock\"}");
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "failed"));

        assertThat(buyerStates.isBlocked(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"mutex, true", "file-lock, true", "advisory, true", "zookeeper, true", "row, false"})
    void aCountingLockIsHeldUntilItsLastRelease(String kind, boolean kept) throws Exception {
        BuyerStates buyerStates = oneThatTookItTwiceAndOneThatWaits(kind);
        assertThat(buyerStates.isStuck()).isFalse();

        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_RELEASED, 0));
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));
        assertThat(buyerStates.isHolding(0)).isEqualTo(kept);
        assertThat(buyerStates.isStuck()).isEqualTo(kept);
    }

    /** The holder requests its own lock again. A reentrant lock answers at once, so the buyer is not stuck. */
    @ParameterizedTest
    @CsvSource({
        "advisory, false",
        "row, false",
        "robust-mutex, false",
        "semaphore, true",
        "flag, true",
        "lock-file, true",
        "redis, false"
    })
    void aHolderThatRequestsItsLockAgainIsStuckOnlyIfItWaitsForItselfForever(String kind, boolean stuck)
            throws Exception {
        BuyerStates buyerStates = oneThatTookItAndOneThatWaits(kind);
        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));

        assertThat(buyerStates.isStuck()).isEqualTo(stuck);
        assertThat(buyerStates.isBlocked(0)).isEqualTo(stuck);
    }

    @Test
    void aLockReleasedByAnotherBuyerIsFree() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore("flag");
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));
        assertThat(buyerStates.isBlocked(1)).isTrue();

        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_RELEASED, 2));
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        assertThat(buyerStates.isBlocked(1)).isFalse();
        assertThat(buyerStates.isStuck()).isFalse();
    }

    /** A process was frozen and continues; its finished buyer gets no more events. */
    @Test
    void aBuyerThatFinishedWhileFrozenDoesNotResume() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore("semaphore");
        buyerStates.onEvent(Event.of(now.get(), EventKind.FROZEN, 2));
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 0).with(Field.OUTCOME, "sold-out"));

        assertThat(buyerStates.isStuck()).isTrue();
    }

    private BuyerStates oneThatTookItTwiceAndOneThatWaits(String kind) throws Exception {
        BuyerStates buyerStates = oneThatTookItAndOneThatWaits(kind);
        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));
        buyerStates.onEvent(Event.of(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 0));
        return buyerStates;
    }

    /** Three buyers in one process; the third has finished. */
    private BuyerStates oneThatTookItAndOneThatWaits(String kind) throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore(kind);
        buyerStates.onEvent(Event.of(now.get(), EventKind.BUYER_FINISHED, 2).with(Field.OUTCOME, "sold-out"));
        return buyerStates;
    }

    /** Three buyers in one process: one holds the lock, one waits for it, one is running. */
    private BuyerStates oneThatTookItAndTwoMore(String kind) throws Exception {
        String store = kind.equals("row") ? "database" : "file";
        BuyerStates buyerStates = new BuyerStates(
                new ScenarioReader(Limits.DEFAULT)
                        .read("{\"version\":1,\"placement\":{\"processes\":1,\"threads\":3},\"store\":\"" + store
                                + "\",\"lock\":{\"kind\":\"" + kind + "\"}}"),
                now::get);
        now.set(1_000);
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_ACQUIRED, 0));
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_REQUESTED, 1));
        return buyerStates;
    }

    private BuyerStates oneHoldsAtItsGateAndOneWaits(String lock) throws Exception {
        BuyerStates buyerStates = new BuyerStates(
                new ScenarioReader(Limits.DEFAULT)
                        .read("{\"version\":1,\"placement\":{\"processes\":3},\"lock\":" + lock + "}"),
                now::get);
        now.set(1_000);
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_ACQUIRED, 0));
        buyerStates.onEvent(Event.of(now.get(), EventKind.GATE, 0));
        buyerStates.onEvent(Event.of(now.get(), EventKind.LOCK_REQUESTED, 1));
        return buyerStates;
    }
}
