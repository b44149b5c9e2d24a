package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;

/** When the driver replays a fault by hand, and when it continues after that. */
class ScheduledStrikesTest extends DriverStage {

    private static final String REDIS = "{\"kind\":\"redis\",\"leaseMs\":10000}";

    @Test
    void noBuyerPassesUntilTheKilledBuyerIsDead() throws Exception {
        allAtTheirFirstGate("0 0!crash 1", NO_LOCK, READS);
        driver.open();
        assertThat(injected).isEmpty();

        happens(EventKind.GATE, 0, 2);
        assertThat(injected).containsExactly("0!crash");
        answers.get(0).accept(true);
        assertThat(passed).containsExactly(0);

        happens(EventKind.FAULT, 0, 0, "fault=crash");
        assertThat(passed).containsExactly(0);
        finishes(0, "killed");
        assertThat(passed).containsExactly(0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void noBuyerPassesUntilTheThrowingBuyerHasFinished() throws Exception {
        allAtTheirFirstGate("0!exception 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.FAULT, 0, 1, "fault=exception");
        happens(EventKind.FAILED, 0, 1);
        assertThat(passed).isEmpty();

        finishes(0, "failed");
        assertThat(passed).containsExactly(1);
    }

    /** The event can arrive before the result of the order. */
    @Test
    void anAcknowledgedFaultIsNotAwaitedAgainWhenTheResultArrivesLater() throws Exception {
        allAtTheirFirstGate("0!disconnect 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.FAULT, 0, 0, "fault=disconnect");
        assertThat(passed).containsExactly(1);

        answers.get(0).accept(true);
        assertThat(passed).containsExactly(1);
        assertThat(told).isEmpty();
    }

    @Test
    void aFreezeIsAcknowledgedByFrozenAndEndedByAThaw() throws Exception {
        allAtTheirFirstGate("0!freeze 1 0!thaw 0", NO_LOCK, READS);
        driver.open();
        happens(EventKind.FAULT, 0, 0, "fault=freeze");
        assertThat(passed).isEmpty();
        happens(EventKind.FROZEN, 0, 0);
        assertThat(passed).containsExactly(1);

        happens(EventKind.GATE, 1, 2);
        assertThat(injected).containsExactly("0!freeze", "0!thaw");
        happens(EventKind.THAWED, 0, 0);
        assertThat(passed).containsExactly(1, 0);
    }

    @Test
    void aLeaseThatExpiresUnderAFrozenHolderIsAwaitedHoweverLong() throws Exception {
        allAtTheirFirstGate("0 0!freeze 0!expires 1*2 0!thaw 0", REDIS, LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.FAULT, 0, 0, "fault=freeze");
        happens(EventKind.FROZEN, 0, 0);
        waits(1);
        assertThat(told).isEmpty();
        assertThat(injected).containsExactly("0!freeze");

        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);
        happens(EventKind.GATE, 1, 3);
        assertThat(injected).containsExactly("0!freeze", "0!thaw");
    }

    @Test
    void aDelayedHolderIsNotAwaitedUntilItsNextTurn() throws Exception {
        allAtTheirFirstGate("0 0!slow:500 1*2 0", REDIS, LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.FAULT, 0, 2, "fault=slow");
        assertThat(passed).containsExactly(0, 1);

        acquires(1);
        happens(EventKind.GATE, 1, 3);
        assertThat(passed).containsExactly(0, 1, 1);
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1, 1, 0);
        assertThat(told).isEmpty();
    }

    /** The buyer was delayed before that step, not in it. */
    @Test
    void aHolderThatWasFrozenAtItsGateIsAwaitedAfterItPassesTheGate() throws Exception {
        allAtTheirFirstGate("0 0!freeze 0!thaw 0 1", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        happens(EventKind.FAULT, 0, 0, "fault=freeze");
        happens(EventKind.FROZEN, 0, 0);
        happens(EventKind.THAWED, 0, 0);
        assertThat(passed).containsExactly(0, 0);

        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forget", "torn-write"})
    void aFaultForALaterStepIsOnlyOrdered(String kind) throws Exception {
        allAtTheirFirstGate("0!" + kind + " 1", NO_LOCK, READS);
        driver.open();
        assertThat(passed).isEmpty();

        answers.get(0).accept(true);
        assertThat(passed).containsExactly(1);
    }

    @Test
    void aFaultIsInjectedWhileItsBuyerWaitsForTheLock() throws Exception {
        allAtTheirFirstGate("0 1 1!crash 0", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        assertThat(injected).isEmpty();
        waits(1);
        assertThat(injected).containsExactly("1!crash");

        happens(EventKind.FAULT, 1, 0, "fault=crash");
        finishes(1, "killed");
        assertThat(passed).containsExactly(0, 1, 0);
        assertThat(told).isEmpty();
    }

    /** The fault comes later than in the recorded run, but after all earlier turns of its buyer. */
    @Test
    void aFaultOfABlockedBuyerIsInjectedAfterItsEarlierTurns() throws Exception {
        allAtTheirFirstGate("0 1*2 1!crash 0*2", SEMAPHORE, LOCKS);
        driver.open();
        acquires(0);
        waits(1);
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(injected).isEmpty();
        assertThat(passed).containsExactly(0, 1, 0);

        happens(EventKind.GATE, 0, 3);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);
        happens(EventKind.GATE, 1, 3);
        assertThat(injected).containsExactly("1!crash");
    }

    @Test
    void anImpossibleFaultIsReportedAndDropped() throws Exception {
        allAtTheirFirstGate("0 0!disconnect 0 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.GATE, 0, 2);
        answers.get(0).accept(false);
        assertThat(told).containsExactly("0 spared 1");

        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"bought, finished", "killed, dead"})
    void aFinishedOrDeadBuyerGetsNoFault(String outcome, String reason) throws Exception {
        allAtTheirFirstGate("0 0!freeze 1", NO_LOCK, READS);
        driver.open();
        finishes(0, outcome);

        assertThat(injected).isEmpty();
        assertThat(told).containsExactly("0 " + reason + " 1");
        assertThat(passed).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"crash, true", "freeze, true", "exception, false", "slow, false"})
    void aHangingBuyerGetsOnlyFaultsFromOutside(String kind, boolean reached) throws Exception {
        allAtTheirFirstGate("0!hang 0!" + kind + " 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.FAULT, 0, 1, "fault=hang");

        assertThat(injected.contains("0!" + kind)).isEqualTo(reached);
        assertThat(told.isEmpty()).isEqualTo(reached);
    }

    @Test
    void aFinishedBuyerThatKeepsTheLockCanBeKilled() throws Exception {
        allAtTheirFirstGate("0 0!crash 1", "{\"kind\":\"file-lock\"}", "lock\\nread");
        driver.open();
        happens(EventKind.LOCK_REQUESTED, 0, 1);
        happens(EventKind.LOCK_ACQUIRED, 0, 1);
        finishes(0, "bought");

        assertThat(injected).containsExactly("0!crash");
        assertThat(told).isEmpty();
    }
}
