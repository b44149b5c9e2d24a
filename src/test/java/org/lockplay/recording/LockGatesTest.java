package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;

/** The places of acquisitions, waits without an end, and releases. */
class LockGatesTest extends HistoryStage {

    private static final String IMPATIENT = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":28}";

    @Test
    void aLockIsPlacedAtItsAcquisition() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1);
        acquires(0, 11);
        at(13, EventKind.READ, 0, 2, "count=1", "version=0");
        at(16, EventKind.LOCK_RELEASED, 0, 3);
        at(17, EventKind.LOCK_ACQUIRED, 1, 1);
        at(18, EventKind.READ, 1, 2, "count=1", "version=0");

        assertThat(schedule("semaphore", "memory", "lock\\nread\\nunlock")).isEqualTo("0*3 1*2");
    }

    @Test
    void aBuyerThatNeverAcquiredTheLockComesAfterThoseThatDid() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 2, 1);
        acquires(0, 11);
        at(13, EventKind.LOCK_REQUESTED, 1, 1);
        at(14, EventKind.LOCK_RELEASED, 0, 2);
        at(15, EventKind.LOCK_ACQUIRED, 1, 1);
        byServer(40, EventKind.BUYER_FINISHED, 2, "outcome=stuck");

        assertThat(schedule("semaphore", "file", "lock\\nunlock")).isEqualTo("0*2 1 2");
    }

    /** The buyers of another process have another mutex, so that they did not keep it waiting. */
    @Test
    void aBuyerThatNeverGetsItsLockComesBeforeThoseThatAcquireAnotherOne() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_REQUESTED, 0, 2);
        acquires(5, 20);
        at(22, EventKind.LOCK_REQUESTED, 5, 2);
        byServer(90, EventKind.BUYER_FINISHED, 0, "outcome=stuck");
        byServer(91, EventKind.BUYER_FINISHED, 5, "outcome=stuck");

        assertThat(schedule("mutex", "memory", "lock\\nlock\\nread")).isEqualTo("0*2 5*2");
    }

    @Test
    void aBuyerThatNeverGetsItsLockComesBeforeThoseThatAcquireALockOfAnotherName() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1, "lock=A");
        at(11, EventKind.LOCK_REQUESTED, 0, 1, "lock=B");
        at(12, EventKind.LOCK_ACQUIRED, 0, 1, "lock=B");
        byServer(40, EventKind.BUYER_FINISHED, 1, "outcome=stuck");

        assertThat(schedule("semaphore", "memory", "lock\\nread")).isEqualTo("1 0");
    }

    @Test
    void aLeaseDoesNotEndBecauseALockOfAnotherNameIsAcquired() throws Exception {
        at(10, EventKind.LOCK_ACQUIRED, 0, 1, "lock=A");
        at(12, EventKind.LOCK_ACQUIRED, 1, 1, "lock=B");

        assertThat(schedule("redis", "memory", "lock\\nread")).isEqualTo("0 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"redis", "lock-table", "zookeeper", "advisory"})
    void aHoldThatEndedWithoutAReleaseEndsBeforeTheNextAcquisition(String kind) throws Exception {
        acquires(0, 10);
        at(15, EventKind.LOCK_REQUESTED, 1, 1);
        at(90, EventKind.LOCK_ACQUIRED, 1, 1);
        at(91, EventKind.LOCK_LOST, 0, 2);
        at(92, EventKind.LOCK_RELEASED, 1, 2);
        at(93, EventKind.LOCK_REQUESTED, 2, 1);
        at(94, EventKind.LOCK_ACQUIRED, 2, 1);

        assertThat(schedule(kind, "memory", "lock\\nunlock")).isEqualTo("0 0!expires 1*2 2");
    }

    /** Two buyers slip through such a lock at once, and no hold has ended. */
    @Test
    void theHoldOfALockThatDetectsNoFailureDoesNotEndByItself() throws Exception {
        acquires(0, 10);
        acquires(1, 12);

        assertThat(schedule("flag", "memory", "lock\\nunlock")).isEqualTo("0 1");
    }

    @Test
    void aBuyerThatWaitsForItsOwnLeaseAcquiresTheLockAfterItsEnd() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_REQUESTED, 0, 2);
        at(90, EventKind.LOCK_ACQUIRED, 0, 2);

        assertThat(schedule("redis", "memory", "lock\\nlock")).isEqualTo("0 0!expires 0");
    }

    @Test
    void aWaitThatTimedOutBeginsInTheHoldInWhichItEnded() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_REQUESTED, 2, 1);
        at(13, EventKind.LOCK_REQUESTED, 1, 1);
        at(20, EventKind.LOCK_RELEASED, 0, 2);
        at(21, EventKind.LOCK_ACQUIRED, 1, 1);
        at(40, EventKind.LOCK_TIMEOUT, 2, 1);
        at(50, EventKind.LOCK_RELEASED, 1, 2);

        assertThat(scheduleUnder(IMPATIENT, "memory", "lock\\nunlock")).isEqualTo("0*2 1 2 2!timeout 1");
    }

    /** The buyer acquired the lock long before its event was emitted. */
    @Test
    void aWaitThatTimedOutBeforeAnyRecordedHoldMovesIntoTheNextHold() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_REQUESTED, 1, 1);
        at(12, EventKind.LOCK_REQUESTED, 2, 1);
        at(40, EventKind.LOCK_TIMEOUT, 1, 1);
        at(41, EventKind.LOCK_TIMEOUT, 2, 1);
        at(50, EventKind.LOCK_ACQUIRED, 0, 1, "waitNs=40");
        at(60, EventKind.LOCK_RELEASED, 0, 2);

        assertThat(scheduleUnder(IMPATIENT, "memory", "lock\\nunlock")).isEqualTo("0 1 2 1!timeout 2!timeout 0");
    }

    @Test
    void aTimeOutRecordedAfterTheReleaseMovesBeforeIt() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_REQUESTED, 1, 1);
        at(40, EventKind.LOCK_RELEASED, 0, 2);
        at(41, EventKind.LOCK_TIMEOUT, 1, 1);

        assertThat(scheduleUnder(IMPATIENT, "memory", "lock\\nunlock")).isEqualTo("0 1 1!timeout 0");
    }

    /** Releasing a lost lock can take until the server responds again, and other buyers hold the lock by then. */
    @Test
    void aBuyerThatLosesItsLockAtTheReleaseHasReachedItByThen() throws Exception {
        acquires(0, 10);
        at(12, EventKind.READ, 0, 2, "count=1", "version=0");
        at(14, EventKind.LOCK_LOST, 0, 3);
        at(20, EventKind.LOCK_REQUESTED, 1, 1);
        at(21, EventKind.LOCK_ACQUIRED, 1, 1);
        at(30, EventKind.READ, 1, 2, "count=1", "version=0");
        at(41, EventKind.QUERIED, 0, 4, "count=1", "version=0");

        assertThat(schedule("semaphore", "memory", "lock\\nread\\nunlock\\nquery"))
                .isEqualTo("0*3 1*2 0");
    }

    /** The loss is noticed at the beginning of a step, which emits its own event later. */
    @Test
    void aStepThatBeginsWithALossIsPlacedAtItsOwnEvent() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_LOST, 0, 2);
        at(13, EventKind.BUYER_STARTED, 1, 0);
        at(20, EventKind.QUERIED, 1, 4, "pass=1", "count=1", "version=0");
        at(30, EventKind.READ, 0, 2, "count=1", "version=0");

        assertThat(schedule("semaphore", "memory", "lock\\nread\\nunlock\\nquery"))
                .isEqualTo("0 1 0");
    }

    @Test
    void aStepThatWaitsInItsTransactionIsPlacedAtItsOwnEvent() throws Exception {
        at(10, EventKind.READ, 0, 2, "count=1", "version=0");
        at(12, EventKind.LOCK_WAITING, 0, 3);
        at(13, EventKind.QUERIED, 1, 5, "pass=1", "count=1", "version=0");
        at(20, EventKind.WROTE, 0, 3, "count=0", "version=1", "uncommitted=true");
        at(21, EventKind.COMMITTED, 0, 4, "count=0", "version=1");

        assertThat(schedule("serializable", "database", "lock\\nread\\nwrite\\nunlock\\nquery"))
                .isEqualTo("0*2 1 0*2");
    }

    @Test
    void aCountingLockIsHeldUntilItsLastRelease() throws Exception {
        acquires(0, 10);
        at(12, EventKind.LOCK_REQUESTED, 0, 2);
        at(13, EventKind.LOCK_ACQUIRED, 0, 2, "owed=2");
        at(14, EventKind.LOCK_RELEASED, 0, 3, "owed=1");
        at(15, EventKind.LOCK_REQUESTED, 1, 1);
        at(16, EventKind.LOCK_TIMEOUT, 1, 1);
        at(30, EventKind.LOCK_RELEASED, 0, 4);

        assertThat(scheduleUnder(
                        "{\"kind\":\"advisory\",\"acquireTimeoutMs\":28}", "memory", "lock\\nlock\\nunlock\\nunlock"))
                .isEqualTo("0*3 1 1!timeout 0");
    }

    @Test
    void aReadJustBeforeACommitComesBeforeIt() throws Exception {
        writesUnderRow(0, 10);
        // The time is taken before the commit.
        at(20, EventKind.LOCK_RELEASED, 0, 6);
        at(21, EventKind.BUYER_STARTED, 1, 0);
        at(22, EventKind.QUERIED, 1, 1, "count=1", "version=0");
        commits(0, 30);

        assertThat(schedule("row", "database", "query\\nlock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0*5 1 0");
    }

    @Test
    void aCommitComesBeforeTheAcquisitionThatItEnabled() throws Exception {
        writesUnderRow(0, 10);
        at(15, EventKind.LOCK_REQUESTED, 1, 2);
        at(20, EventKind.LOCK_RELEASED, 0, 6);
        at(25, EventKind.LOCK_ACQUIRED, 1, 2);
        // The process was descheduled until now.
        commits(0, 30);
        at(31, EventKind.READ, 1, 3, "count=0", "version=1");

        assertThat(schedule("row", "database", "query\\nlock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0 1 0*5 1*2");
    }

    @Test
    void aCommitThatItsWorkerDidNotSurviveIsPlacedAtTheRelease() throws Exception {
        writesUnderRow(0, 10);
        at(20, EventKind.LOCK_RELEASED, 0, 6);
        byServer(21, EventKind.BUYER_FINISHED, 0, "outcome=killed");
        at(30, EventKind.QUERIED, 1, 1, "count=0", "version=1");

        assertThat(schedule("row", "database", "query\\nlock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0*6 1");
    }

    @Test
    void aCommitIsPlacedAtItsEnd() throws Exception {
        at(10, EventKind.READ, 0, 2, "count=2", "version=0");
        at(11, EventKind.TOOK, 0, 3, "count=1");
        at(12, EventKind.WROTE, 0, 4, "count=1", "version=1", "uncommitted=true");
        at(13, EventKind.QUERIED, 1, 6, "pass=1", "count=2", "version=0");
        at(20, EventKind.COMMITTED, 0, 5, "count=1", "version=1");
        at(30, EventKind.QUERIED, 1, 6, "pass=2", "count=1", "version=1");

        assertThat(scheduleOf(
                        2, "{\"kind\":\"serializable\"}", "database", "lock\\n" + BUY + "\\nunlock\\nquery\\nquery"))
                .isEqualTo("0*4 1 0 1");
    }

    @Test
    void aCommitComesBeforeTheConflictThatItCauses() throws Exception {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 2, "count=2", "version=0");
            at(12 + buyer, EventKind.TOOK, buyer, 3, "count=1");
        }
        at(14, EventKind.WROTE, 0, 4, "count=1", "version=1", "uncommitted=true");
        at(20, EventKind.CONFLICT, 1, 4, "retry=1", "version=0", "backTo=1");
        at(25, EventKind.COMMITTED, 0, 5, "count=1", "version=1");

        assertThat(scheduleOf(2, "{\"kind\":\"serializable\"}", "database", "lock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0 1 0 1 0 1 0*2 1");
    }

    /** After a conflict the buyer begins another transaction: its second write is not visible before its commit. */
    @Test
    void aRepeatedTransactionIsOneToo() throws Exception {
        at(10, EventKind.READ, 0, 2, "count=2", "version=0");
        at(12, EventKind.CONFLICT, 0, 3, "retry=1", "version=0", "backTo=1");
        at(13, EventKind.READ, 0, 2, "pass=5", "count=2", "version=0");
        at(14, EventKind.WROTE, 0, 3, "pass=6", "count=1", "version=1", "uncommitted=true");
        at(15, EventKind.BUYER_STARTED, 1, 0);
        at(16, EventKind.READ, 1, 2, "count=2", "version=0");
        at(20, EventKind.COMMITTED, 0, 4, "pass=7", "count=1", "version=1");

        // The conflict is inexplicable here; that does not matter.
        assertThat(scheduleOf(2, "{\"kind\":\"serializable\"}", "database", "lock\\nread\\nwrite\\nunlock"))
                .isEqualTo("0*6 1*2 0");
    }

    private void writesUnderRow(int buyer, long t) {
        at(t, EventKind.LOCK_REQUESTED, buyer, 2);
        at(t + 1, EventKind.LOCK_ACQUIRED, buyer, 2);
        at(t + 2, EventKind.READ, buyer, 3, "count=1", "version=0");
        at(t + 3, EventKind.TOOK, buyer, 4, "count=0");
        at(t + 4, EventKind.WROTE, buyer, 5, "count=0", "version=1", "uncommitted=true");
    }

    private void commits(int buyer, long t) {
        at(t, EventKind.COMMITTED, buyer, 6, "count=0", "version=1");
    }
}
