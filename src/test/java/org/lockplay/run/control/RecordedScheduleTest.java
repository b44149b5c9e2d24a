package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;

/** Which buyers the driver lets pass, and when. */
class RecordedScheduleTest extends DriverStage {

    @Test
    void eachBuyerPassesInItsTurnOnceThePreviousOneIsIdle() throws Exception {
        allAtTheirFirstGate("1 0 1 2", NO_LOCK, READS);
        assertThat(passed).isEmpty();

        driver.open();
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

    /** Each gate that the buyer has to wait at costs a round trip to its process. */
    @Test
    void aBuyerMayPassAllItsGatesOfTurnsInARow() throws Exception {
        allAtTheirFirstGate("0*3 1 0", NO_LOCK, READS);

        driver.open();
        happens(EventKind.GATE, 0, 2);
        happens(EventKind.GATE, 0, 3);
        assertThat(permitted).containsExactly("0 3");
        happens(EventKind.GATE, 0, 4);
        assertThat(permitted).containsExactly("0 3", "1 1");
        happens(EventKind.GATE, 1, 2);

        assertThat(permitted).containsExactly("0 3", "1 1", "0 1");
    }

    @Test
    void aBuyerThatMayWaitForTheLockPassesOneGate() throws Exception {
        allAtTheirFirstGate("0*4", SEMAPHORE, "lock\\nread\\nunlock\\nlock");
        driver.open();
        assertThat(permitted).containsExactly("0 1");
        acquires(0);
        assertThat(permitted).containsExactly("0 1", "0 3");
        happens(EventKind.GATE, 0, 3);
        happens(EventKind.GATE, 0, 4);

        assertThat(permitted).containsExactly("0 1", "0 3", "0 1");
    }

    /** Another buyer may have written in its transaction. */
    @Test
    void aBuyerThatMayWaitForACommitPassesOneGate() throws Exception {
        allAtTheirFirstGate("0*4", NO_LOCK + ",\"store\":\"database\"", READS);
        driver.open();
        happens(EventKind.GATE, 0, 2);
        happens(EventKind.GATE, 0, 3);
        happens(EventKind.GATE, 0, 4);

        assertThat(permitted).containsExactly("0 4", "0 1");
    }

    @Test
    void aBuyerPassesOneGateBeforeAFault() throws Exception {
        allAtTheirFirstGate("0 0 0!exception 0", NO_LOCK, READS);
        driver.open();

        assertThat(permitted).containsExactly("0 2");
    }

    @Test
    void theNextBuyerIsAwaitedUntilItReachesItsGate() throws Exception {
        drive("0 1", NO_LOCK, READS);
        happens(EventKind.GATE, 1, 1);
        driver.open();
        assertThat(passed).isEmpty();

        happens(EventKind.GATE, 0, 1);
        assertThat(passed).containsExactly(0);
    }

    @Test
    void aThinkingBuyerIsNotAwaitedUntilItsNextTurn() throws Exception {
        allAtTheirFirstGate("0 1 0 2", NO_LOCK, "think 50\\nread");

        driver.open();
        assertThat(passed).containsExactly(0, 1);

        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1, 0);
    }

    /** Otherwise the recorded order would differ from the replayed one. */
    @ParameterizedTest
    @ValueSource(strings = {"query\\nread", "lock\\nread\\nunlock", "with lock:\\n  read"})
    void aBuyerInAnyOtherStepIsAwaited(String program) throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, program);
        driver.open();
        assertThat(passed).containsExactly(0);

        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aBuyerThatThinksPassesItsNextGateOnlyWhenItHasReachedIt() throws Exception {
        allAtTheirFirstGate("0 1 0 1", NO_LOCK, "think 50\\nread\\ntake");
        driver.open();
        happens(EventKind.GATE, 1, 2);
        driver.tick();
        assertThat(passed).containsExactly(0, 1);

        happens(EventKind.GATE, 0, 2);
        // Buyer 0 passes to a read, not to a think: the next turn waits for its end.
        assertThat(passed).containsExactly(0, 1, 0);
        happens(EventKind.GATE, 0, 3);
        assertThat(passed).containsExactly(0, 1, 0, 1);
    }

    @Test
    void aBuyerFrozenAtItsGateIsAwaited() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        happens(EventKind.FROZEN, 0, 1);
        driver.open();
        assertThat(passed).isEmpty();

        happens(EventKind.THAWED, 0, 1);
        assertThat(passed).containsExactly(0);
    }

    /** A buyer emits nothing while it leaves the file empty, or between the test and the set of a flag. */
    @ParameterizedTest
    @CsvSource({"write 6000, '{\"kind\":\"none\"}'", "lock, '{\"kind\":\"flag\",\"gapMs\":6000}'"})
    void aBuyerIsAwaitedForAsLongAsItsStepPausesByItself(String step, String lock) throws Exception {
        allAtTheirFirstGate("0 1", lock, step + "\\nread");
        driver.open();
        elapse(Duration.ofMillis(10_900));
        assertThat(passed).containsExactly(0);
        happens(EventKind.GATE, 0, 2);
        assertThat(passed).containsExactly(0, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void aBuyerDelayedAfterItsGateIsNotAwaited() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        driver.open();
        assertThat(passed).containsExactly(0);

        happens(EventKind.FAULT, 0, 2, "fault=slow");
        assertThat(passed).containsExactly(0, 1);
    }

    @ParameterizedTest
    @CsvSource({"bought, finished", "killed, dead"})
    void aFinishedOrDeadBuyerIsReportedOnceAndDropped(String outcome, String reason) throws Exception {
        allAtTheirFirstGate("0*3 1 2", NO_LOCK, READS);
        driver.open();
        finishes(0, outcome);

        assertThat(told).containsExactly("0 " + reason + " 2");
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aHangingBuyerIsReportedOnceAndDropped() throws Exception {
        allAtTheirFirstGate("0*3 1 2", NO_LOCK, READS);
        driver.open();
        happens(EventKind.FAULT, 0, 1, "fault=hang");

        assertThat(told).containsExactly("0 hung 2");
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aBuyerThatDiedWithoutAnEventIsFoundByThePeriodicCheck() throws Exception {
        allAtTheirFirstGate("0 0 1", NO_LOCK, READS);
        driver.open();
        buyerStates.died(0);
        assertThat(passed).containsExactly(0);

        driver.tick();
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void missingGatesAreNotReportedOnceTheRunHasDiverged() throws Exception {
        allAtTheirFirstGate("0 0 1 1 2", NO_LOCK, READS);
        driver.open();
        finishes(0, "failed");
        finishes(1, "failed");

        assertThat(told).containsExactly("0 finished 2");
        assertThat(passed).containsExactly(0, 1, 2);
    }

    @Test
    void itEndsOnceWhenNoTurnIsLeftAndTheLastBuyerIsIdle() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.GATE, 0, 2);
        assertThat(ends).isZero();

        happens(EventKind.GATE, 1, 2);
        assertThat(ends).isOne();
        assertThat(repetitionsOver).isOne();

        finishes(2, "failed");
        driver.tick();
        assertThat(ends).isOne();
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void itEndsOnceWhenNoBuyerCanContinue() throws Exception {
        drive("0 1 1", SEMAPHORE, LOCKS);
        happens(EventKind.GATE, 0, 1);
        happens(EventKind.GATE, 1, 1);
        driver.open();
        acquires(0);
        waits(1);
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

    /** Its next turn comes after PostgreSQL has ended the deadlock, and it is not off schedule until then. */
    @Test
    void aBuyerInADeadlockIsAwaitedWhereTheLockWillEndIt() throws Exception {
        bothWaitForEachOther("advisory");
        elapse(Duration.ofSeconds(1));
        assertThat(passed).containsExactly(0, 1, 0, 1);
        assertThat(told).isEmpty();

        happens(EventKind.DEADLOCK_REFUSED, 0, 2, "lock=B", "waitNs=1");
        happens(EventKind.LOCK_RELEASED, 0, 1, "lock=A");
        happens(EventKind.BUYER_FINISHED, 0, 0, "outcome=failed");
        happens(EventKind.LOCK_ACQUIRED, 1, 5, "lock=A");
        happens(EventKind.GATE, 1, 6);

        assertThat(passed).containsExactly(0, 1, 0, 1, 1);
        assertThat(told).isEmpty();
    }

    @Test
    void aDeadlockThatNothingEndsIsOffSchedule() throws Exception {
        bothWaitForEachOther("semaphore");

        assertThat(told).containsExactly("1 blocked 5");
    }

    private void bothWaitForEachOther(String kind) throws Exception {
        allAtTheirFirstGate(
                "0 1 0 1 1",
                "{\"kind\":\"" + kind + "\"}",
                "buyer 0:\\n lock A\\n lock B\\nothers:\\n lock B\\n lock A\\n unlock A");
        driver.open();
        gets(0, "A", 1);
        gets(1, "B", 5);
        asksAndWaits(0, "B", 2);
        asksAndWaits(1, "A", 6);
    }

    private void gets(int buyer, String lock, int line) {
        happens(EventKind.LOCK_REQUESTED, buyer, line, "lock=" + lock);
        happens(EventKind.LOCK_ACQUIRED, buyer, line, "lock=" + lock);
        happens(EventKind.GATE, buyer, line + 1);
    }

    private void asksAndWaits(int buyer, String lock, int line) {
        happens(EventKind.LOCK_REQUESTED, buyer, line, "lock=" + lock);
        happens(EventKind.LOCK_WAITING, buyer, line, "lock=" + lock);
    }
}
