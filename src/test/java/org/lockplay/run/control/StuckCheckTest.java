package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

class StuckCheckTest {

    private final AtomicLong now = new AtomicLong();
    private StuckCheck stuck;

    @ParameterizedTest
    @CsvSource({"file-lock, killed, false", "file-lock, failed, true", "semaphore, killed, true", "redis, killed, false"
    })
    void aBuyerIsStuckIfTheHolderWillNeverReleaseTheLock(String kind, String outcome, boolean isStuck)
            throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"" + kind + "\"}");
        assertThat(stuck.isStuck()).isFalse();
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 2, "outcome=sold-out"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=" + outcome));

        assertThat(stuck.isStuck()).isEqualTo(isStuck);
    }

    @Test
    void aHolderWithASuccessorKeepsNoBuyerWaiting() throws Exception {
        BuyerStates buyerStates = oneHoldsAtItsGateAndOneWaits("{\"kind\":\"zookeeper\"}");
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 1));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 2));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_RELEASED, 1));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 1, "outcome=sold-out"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=failed"));

        assertThat(stuck.isStuck()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"mutex, true", "file-lock, true", "advisory, true", "zookeeper, true", "row, false"})
    void aCountingLockIsHeldUntilItsLastRelease(String kind, boolean kept) throws Exception {
        BuyerStates buyerStates = oneThatTookItTwiceAndOneThatWaits(kind);
        assertThat(stuck.isStuck()).isFalse();

        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_RELEASED, 0));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=sold-out"));
        assertThat(buyerStates.isHolding(0)).isEqualTo(kept);
        assertThat(stuck.isStuck()).isEqualTo(kept);
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
    void aHolderThatRequestsItsLockAgainIsStuckOnlyIfItWaitsForItselfForever(String kind, boolean isStuck)
            throws Exception {
        BuyerStates buyerStates = oneThatTookItAndOneThatWaits(kind);
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));

        assertThat(stuck.isStuck()).isEqualTo(isStuck);
    }

    @Test
    void aLockReleasedByAnotherBuyerIsFree() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore("flag");
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=sold-out"));
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_RELEASED, 2));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 2, "outcome=sold-out"));
        assertThat(stuck.isStuck()).isFalse();
    }

    /** A process was frozen and continues; its finished buyer gets no more events. */
    @Test
    void aBuyerThatFinishedWhileFrozenDoesNotResume() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore("semaphore");
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.FROZEN, 2));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 2, "outcome=sold-out"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=sold-out"));

        assertThat(stuck.isStuck()).isTrue();
    }

    @Test
    void twoBuyersThatWaitForEachOthersLocksAreStuck() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndOneThatWaits("semaphore");
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 1, "lock=A"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 1));
        assertThat(stuck.isStuck()).isFalse();

        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 0, "lock=A"));
        assertThat(stuck.isStuck()).isTrue();
        assertThat(stuck.isStuck(0)).isTrue();
    }

    @Test
    void aBuyerThatWaitsBehindAnotherWaitingBuyerIsNotStuck() throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore("semaphore");
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 1, "lock=A"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 1));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 2, "lock=A"));
        assertThat(stuck.isStuck()).isFalse();

        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.FAULT, 0, "fault=hang"));
        assertThat(stuck.isStuck()).isTrue();
    }

    /** What detects a deadlock will refuse a request, so the run goes on until then. */
    @ParameterizedTest
    @CsvSource({
        "semaphore, true",
        "robust-mutex, true",
        "zookeeper, true",
        "redis, false",
        "advisory, false",
        "file-lock, false"
    })
    void buyersThatWaitForEachOtherAreStuckUnlessTheLockNotices(String kind, boolean isStuck) throws Exception {
        BuyerStates buyerStates = twoWithALockEach(kind, 2);
        asks(buyerStates, 0, "B");
        assertThat(stuck.isStuck()).isFalse();
        asks(buyerStates, 1, "A");

        assertThat(stuck.isStuck()).isEqualTo(isStuck);
    }

    @ParameterizedTest
    @CsvSource({"semaphore", "advisory", "file-lock"})
    void aChainThatEndsAtAFinishedHolderIsStuckUnderEveryLock(String kind) throws Exception {
        BuyerStates buyerStates = twoWithALockEach(kind, 3);
        asks(buyerStates, 1, "A");
        asks(buyerStates, 2, "B");
        assertThat(stuck.isStuck()).isFalse();
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 0, "outcome=sold-out"));

        assertThat(stuck.isStuck()).isTrue();
    }

    @Test
    void theThreadsOfAProcessAreNotWatchedByTheKernel() throws Exception {
        BuyerStates buyerStates = twoWithALockEach("{\"processes\":1,\"threads\":2}", "file-lock");
        asks(buyerStates, 0, "B");
        asks(buyerStates, 1, "A");

        assertThat(stuck.isStuck()).isTrue();
    }

    private BuyerStates twoWithALockEach(String kind, int buyers) throws Exception {
        return twoWithALockEach("{\"processes\":" + buyers + "}", kind);
    }

    /** Buyer 0 holds A, buyer 1 holds B. */
    private BuyerStates twoWithALockEach(String placement, String kind) throws Exception {
        BuyerStates buyerStates = states("{\"version\":2,\"program\":\"lock A\\nlock B\",\"placement\":" + placement
                + ",\"lock\":{\"kind\":\"" + kind + "\"}}");
        now.set(1_000);
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 0, "lock=A"));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 1, "lock=B"));
        return buyerStates;
    }

    private void asks(BuyerStates buyerStates, int buyer, String lock) {
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_REQUESTED, buyer, "lock=" + lock));
    }

    private BuyerStates oneThatTookItTwiceAndOneThatWaits(String kind) throws Exception {
        BuyerStates buyerStates = oneThatTookItAndOneThatWaits(kind);
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_REQUESTED, 0));
        buyerStates.onEvent(TestEvents.event(now.incrementAndGet(), EventKind.LOCK_ACQUIRED, 0));
        return buyerStates;
    }

    /** Three buyers in one process; the third has finished. */
    private BuyerStates oneThatTookItAndOneThatWaits(String kind) throws Exception {
        BuyerStates buyerStates = oneThatTookItAndTwoMore(kind);
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.BUYER_FINISHED, 2, "outcome=sold-out"));
        return buyerStates;
    }

    /** Three buyers in one process: one holds the lock, one waits for it, one is running. */
    private BuyerStates oneThatTookItAndTwoMore(String kind) throws Exception {
        String store = kind.equals("row") ? "database" : "file";
        BuyerStates buyerStates = states("{\"version\":1,\"placement\":{\"processes\":1,\"threads\":3},\"store\":\""
                + store + "\",\"lock\":{\"kind\":\"" + kind + "\"}}");
        now.set(1_000);
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 0));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 1));
        return buyerStates;
    }

    private BuyerStates oneHoldsAtItsGateAndOneWaits(String lock) throws Exception {
        BuyerStates buyerStates = states("{\"version\":1,\"placement\":{\"processes\":3},\"lock\":" + lock + "}");
        now.set(1_000);
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_ACQUIRED, 0));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.GATE, 0));
        buyerStates.onEvent(TestEvents.event(now.get(), EventKind.LOCK_REQUESTED, 1));
        return buyerStates;
    }

    private BuyerStates states(String scenario) throws Exception {
        Scenario read = new ScenarioReader(Limits.DEFAULT).read(scenario);
        BuyerStates states = new BuyerStates(read);
        stuck = new StuckCheck(read, states);
        return states;
    }
}
