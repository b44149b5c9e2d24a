package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.name.LockName;
import org.lockplay.run.control.BuyerStates.BuyerState;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

class BuyerStatesTest {

    private BuyerStates buyerStates;

    /** Two processes of two buyers: buyer 0 holds the lock at its gate, and buyer 1 waits for it. */
    @BeforeEach
    void open() throws Exception {
        buyerStates = new BuyerStates(new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":2,\"threads\":2},"
                        + "\"lock\":{\"kind\":\"semaphore\"}}"));
        happens(EventKind.LOCK_ACQUIRED, 0);
        happens(EventKind.GATE, 0);
        happens(EventKind.LOCK_REQUESTED, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "exception, WORKING",
        "slow, WORKING",
        "crash, WORKING",
        "hang, HUNG",
        "torn-write, HUNG",
        "freeze, AT_GATE",
        "disconnect, AT_GATE",
        "forget, AT_GATE"
    })
    void aFaultByHandRemovesItsBuyerFromTheGateOrLeavesItThere(String fault, BuyerState state) {
        buyerStates.onEvent(TestEvents.event(1, EventKind.FAULT, 0, "fault=" + fault));

        assertThat(buyerStates.stateOf(0)).isEqualTo(state);
    }

    @Test
    void theHolderIsTheBuyerThatHasAcquiredTheLockAndNotReleasedIt() {
        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).containsExactly(0);

        happens(EventKind.LOCK_RELEASED, 0);
        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).isEmpty();
        happens(EventKind.LOCK_ACQUIRED, 1);
        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).containsExactly(1);
    }

    @Test
    void aBuyerWhoseLeaseHasPassedToAnotherIsNoHolderAnyMore() {
        buyerStates.onEvent(TestEvents.event(5, EventKind.LOCK_ACQUIRED, 1));

        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).containsExactly(1);
        assertThat(buyerStates.isHolding(0)).as("it has not released it").isTrue();

        buyerStates.onEvent(TestEvents.event(6, EventKind.LOCK_RELEASED, 1));
        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).isEmpty();
    }

    @Test
    void eachLockHasHoldersOfItsOwn() {
        buyerStates.onEvent(TestEvents.event(1, EventKind.LOCK_ACQUIRED, 2, "lock=A", "shared=true"));
        buyerStates.onEvent(TestEvents.event(2, EventKind.LOCK_ACQUIRED, 3, "lock=A", "shared=true"));

        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).containsExactly(0);
        assertThat(buyerStates.holdersOf(new LockName("A")))
                .as("the last acquisition first")
                .containsExactly(3, 2);
        assertThat(buyerStates.holdings().holds()).hasSize(3);

        buyerStates.onEvent(TestEvents.event(3, EventKind.LOCK_RELEASED, 2, "lock=A"));
        assertThat(buyerStates.holdersOf(new LockName("A"))).containsExactly(3);
    }

    @Test
    void aProcessThatHasEndedTakesAllItsBuyersWithIt() {
        happens(EventKind.FROZEN, 1);
        buyerStates.died(0);

        assertThat(buyerStates.unfinished()).containsExactly(2, 3);
        assertThat(buyerStates.unfinishedIn(0)).isEmpty();
        assertThat(buyerStates.unfinishedIn(1)).containsExactly(2, 3);
        assertThat(buyerStates.isFrozen(1)).isFalse();
        assertThat(buyerStates.holdersOf(LockName.DEFAULT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"bought, FINISHED", "failed, FINISHED", "killed, DEAD"})
    void aFinishedBuyerKeepsItsState(String outcome, BuyerState state) {
        buyerStates.onEvent(TestEvents.event(1, EventKind.BUYER_FINISHED, 0, "outcome=" + outcome));
        happens(EventKind.GATE, 0);

        assertThat(buyerStates.stateOf(0)).isEqualTo(state);
    }

    private void happens(EventKind kind, int buyer) {
        buyerStates.onEvent(TestEvents.event(1, kind, buyer));
    }
}
