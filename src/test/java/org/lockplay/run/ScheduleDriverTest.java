package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Schedule;

/** Which buyers the driver lets pass, and when. */
class ScheduleDriverTest extends DriverStage {

    @Test
    void eachBuyerPassesInItsTurnOnceThePreviousOneIsIdle() throws Exception {
        allAtTheirFirstGate("1 0 1 2", NO_LOCK, READS);
        assertThat(passed).isEmpty();

        driver.start();
        assertThat(passed).containsExactly(1);
        happens(EventKind.QUERIED, 1, 1);
        assertThat(passed).containsExactly(1);
        happens(EventKind.GATE, 1, 2);
        assertThat(passed).containsExactly(1, 0);
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(1, 0, 1);
        happens(EventKind.GATE, 1, 3);

        assertThat(passed).containsExactly(1, 0, 1, 2);
        assertThat(told).isEmpty();
    }

    @Test
    void theNextBuyerIsAwaitedUntilItReachesItsGate() throws Exception {
        drive("0 1", NO_LOCK, READS);
        happens(EventKind.GATE, 1, 1);
        driver.start();
        assertThat(passed).isEmpty();

        happens(EventKind.GATE, 0, 1);
        assertThat(passed).containsExactly(0);
    }

    @Test
    void aThinkingBuyerIsNotAwaitedUntilItsNextTurn() throws Exception {
        allAtTheirFirstGate("0 1 0 2", NO_LOCK, "think 50\\nread");

        driver.start();
        assertThat(passed).containsExactly(0, 1);

        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1, 0);
    }

    /** Otherwise the recorded order would differ from the replayed one. */
    @ParameterizedTest
    @ValueSource(strings = {"query\\nread", "lock\\nread\\nunlock", "with lock:\\n  read"})
    void aBuyerInAnyOtherStepIsAwaited(String program) throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, program);
        driver.start();
        assertThat(passed).containsExactly(0);

        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1);
    }

    /** The buyer states get an event a moment earlier, and another buyer's event can come in between. */
    @Test
    void aBuyerPassesOnlyAfterTheDriverHasProcessedItsGateEvent() throws Exception {
        allAtTheirFirstGate("0 1 0 1", NO_LOCK, "think 50\\nread\\ntake");
        driver.start();
        Event arrival = event(EventKind.GATE, 0, 2);
        buyerStates.onEvent(arrival);
        happens(EventKind.GATE, 1, 2);
        driver.look();
        assertThat(passed).containsExactly(0, 1);

        driver.onEvent(arrival);
        // Buyer 0 passes to a read, not to a think: the next turn waits for its end.
        assertThat(passed).containsExactly(0, 1, 0);
        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aBuyerFrozenAtItsGateIsAwaited() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        happens(EventKind.FROZEN, 0, 1);
        driver.start();
        assertThat(passed).isEmpty();

        happens(EventKind.THAWED, 0, 1);
        assertThat(passed).containsExactly(0);
    }

    @Test
    void aBuyerThatWaitsForTheLockAsScheduledIsIdleAndNotReported() throws Exception {
        allAtTheirFirstGate("0 1 0 0 1 2", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(passed).containsExactly(0, 1, 0);

        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 1, 0, 0);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        assertThat(passed).containsExactly(0, 1, 0, 0);
        happens(EventKind.LOCK_ACQUIRED, 1, 1);
        happens(EventKind.GATE, 1, 2);

        assertThat(passed).containsExactly(0, 1, 0, 0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void aBlockedBuyerIsReportedOnceAndItsTurnsFollowLater() throws Exception {
        allAtTheirFirstGate("0 1 1 1 0 0", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(told).containsExactly("1 blocked 3");
        assertThat(passed).containsExactly(0, 1, 0);

        happens(EventKind.GATE, 0, 3);
        happens(EventKind.LOCK_RELEASED, 0, 3);
        finishes(0, "bought");
        acquires(1);
        happens(EventKind.GATE, 1, 3);

        assertThat(passed).containsExactly(0, 1, 0, 0, 1, 1);
        assertThat(told).containsExactly("1 blocked 3");
    }

    @Test
    void aBuyerThatTimedOutThereIsAwaitedUntilItTimesOutAgain() throws Exception {
        String impatient = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("0 1 0", impatient, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(passed).containsExactly(0, 1);

        happens(EventKind.LOCK_TIMEOUT, 1, 1);
        finishes(1, "failed");
        assertThat(passed).containsExactly(0, 1, 0);
        assertThat(told).isEmpty();
    }

    @Test
    void buyersThatAreToTimeOutWaitTogetherAndAreThenAwaited() throws Exception {
        String impatient = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("0 1 2 2!timeout 1!timeout 0", impatient, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        assertThat(passed).containsExactly(0, 1, 2);

        happens(EventKind.LOCK_REQUESTED, 2, 1);
        happens(EventKind.LOCK_TIMEOUT, 1, 1);
        finishes(1, "failed");
        assertThat(passed).containsExactly(0, 1, 2);
        happens(EventKind.LOCK_TIMEOUT, 2, 1);
        finishes(2, "failed");
        assertThat(passed).containsExactly(0, 1, 2, 0);
        assertThat(told).isEmpty();
    }

    /** A buyer that waits for a short lease is awaited, but not if its next turn is a time-out. */
    @Test
    void aBuyerThatIsToTimeOutDoesNotDelayTheNextTurn() throws Exception {
        String lock = "{\"kind\":\"redis\",\"leaseMs\":200,\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("0 1 2 1!timeout 2!timeout 0", lock, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);

        assertThat(passed).containsExactly(0, 1, 2);
    }

    @Test
    void aBuyerThatShouldTimeOutButAcquiresTheLockIsReported() throws Exception {
        String impatient = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":50}";
        allAtTheirFirstGate("1 1!timeout 0", impatient, LOCKS);
        driver.start();
        acquires(1);

        assertThat(told).containsExactly("1 not-timed-out 1");
        assertThat(passed).containsExactly(1, 0);
    }

    @Test
    void aBuyerThatShouldTimeOutButWaitsWithoutALimitIsReported() throws Exception {
        allAtTheirFirstGate("0 1 1!timeout 0", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);

        assertThat(told).containsExactly("1 not-timed-out 2");
        assertThat(passed).containsExactly(0, 1, 0);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {"60, nothing", "10000, 1 blocked 3"})
    void aShortLeaseIsAwaitedAndALongOneIsNot(int leaseMs, String news) throws Exception {
        String lock = "{\"kind\":\"redis\",\"leaseMs\":%d}".formatted(leaseMs);
        allAtTheirFirstGate("0 1 1 0", lock, LOCKS);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);

        assertThat(told).isEqualTo(news == null ? List.of() : List.of(news));
        assertThat(passed).isEqualTo(news == null ? List.of(0, 1) : List.of(0, 1, 0));
    }

    /** The holder is before its write, where the schedule lets the next buyer acquire the lock. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "nothing",
            value = {"1500, nothing", "500, 1 blocked 5"})
    void aLeaseThatTheProgramOutlastsIsAwaitedHoweverLong(int writeMs, String news) throws Exception {
        String program = "lock\\nread\\ntake\\nwrite %d\\nunlock".formatted(writeMs);
        allAtTheirFirstGate("0*3 1*2 0*3", "{\"kind\":\"redis\",\"leaseMs\":700}", program);
        driver.start();
        acquires(0);
        happens(EventKind.GATE, 0, 3);
        happens(EventKind.GATE, 0, 4);
        happens(EventKind.LOCK_REQUESTED, 1, 1);

        assertThat(told).isEqualTo(news == null ? List.of() : List.of(news));
        assertThat(passed).isEqualTo(news == null ? List.of(0, 0, 0, 1) : List.of(0, 0, 0, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"think, '0'", "read, '0 1'"})
    void aBuyerInAThinkWithAPlannedFaultIsAwaited(String at, String order) throws Exception {
        String fault = "{\"buyer\":0,\"at\":\"%s\",\"kind\":\"exception\"}".formatted(at);
        drive("0 1", NO_LOCK, "think 50\\nread", fault);
        arriveAll();
        driver.start();

        assertThat(Schedule.ofPasses(passed).text()).isEqualTo(order);
    }

    @Test
    void aDelayedHolderIsNotAwaited() throws Exception {
        allAtTheirFirstGate("0 0 1", SEMAPHORE, LOCKS);
        driver.start();
        acquires(0);
        assertThat(passed).containsExactly(0, 0);

        happens(EventKind.FAULT, 0, 2, Field.FAULT, "slow");
        assertThat(passed).containsExactly(0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource({"bought, finished", "killed, dead"})
    void aFinishedOrDeadBuyerIsReportedOnceAndDropped(String outcome, String reason) throws Exception {
        allAtTheirFirstGate("0*3 1 2", NO_LOCK, READS);
        driver.start();
        finishes(0, outcome);

        assertThat(told).containsExactly("0 " + reason + " 2");
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aHangingBuyerIsReportedOnceAndDropped() throws Exception {
        allAtTheirFirstGate("0*3 1 2", NO_LOCK, READS);
        driver.start();
        happens(EventKind.FAULT, 0, 1, Field.FAULT, "hang");

        assertThat(told).containsExactly("0 hung 2");
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aBuyerThatDiedWithoutAnEventIsFoundByThePeriodicCheck() throws Exception {
        allAtTheirFirstGate("0 0 1", NO_LOCK, READS);
        driver.start();
        buyerStates.died(0);
        assertThat(passed).containsExactly(0);

        driver.look();
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void missingGatesAreNotReportedOnceTheRunHasDiverged() throws Exception {
        allAtTheirFirstGate("0 0 1 1 2", NO_LOCK, READS);
        driver.start();
        finishes(0, "failed");
        finishes(1, "failed");

        assertThat(told).containsExactly("0 finished 2");
        assertThat(passed).containsExactly(0, 1, 2);
    }

    @Test
    void itEndsOnceWhenNoTurnIsLeftAndTheLastBuyerIsIdle() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        driver.start();
        happens(EventKind.GATE, 0, 2);
        assertThat(ends).isZero();
        assertThat(driver.isDriving()).isTrue();

        happens(EventKind.GATE, 1, 2);
        assertThat(ends).isOne();
        assertThat(driver.isDriving()).isFalse();

        finishes(2, "failed");
        driver.look();
        assertThat(ends).isOne();
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void itEndsOnceWhenNoBuyerCanContinue() throws Exception {
        drive("0 1 1", SEMAPHORE, LOCKS);
        happens(EventKind.GATE, 0, 1);
        happens(EventKind.GATE, 1, 1);
        driver.start();
        acquires(0);
        happens(EventKind.LOCK_REQUESTED, 1, 1);
        // The third buyer is still running.
        assertThat(ends).isZero();
        happens(EventKind.GATE, 2, 1);
        assertThat(ends).isOne();

        // As if a user had let the buyer continue.
        buyerStates.passed(0);
        finishes(0, "bought");
        assertThat(ends).isOne();
        assertThat(passed).containsExactly(0, 1);
        assertThat(told).containsExactly("1 blocked 3");
    }
}
