package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

class RecordingTest {

    private static final String BUY = "read\\ntake\\nwrite";
    private static final String IMPATIENT = "{\"kind\":\"semaphore\",\"acquireTimeoutMs\":28}";
    private static final String IN_BLOCK = "with lock:\\n  read\\n  take\\n  write";

    private final List<Event> history = new ArrayList<>();

    @Test
    void aBuyerThatRunsAlonePassesAllItsGatesInARow() throws Exception {
        buys(0, 10);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*3");
    }

    @Test
    void aWriteToAFileIsTwoGates() throws Exception {
        buys(0, 10);

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*4");
    }

    @Test
    void alternatingBuyersAlternateInTheSchedule() throws Exception {
        at(10, EventKind.READ, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(11, EventKind.READ, 1, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(12, EventKind.TOOK, 0, 2, Field.COUNT, 0);
        at(13, EventKind.TOOK, 1, 2, Field.COUNT, 0);
        at(14, EventKind.WROTE, 1, 3, Field.COUNT, 0, Field.VERSION, 1);
        at(15, EventKind.WROTE, 0, 3, Field.COUNT, 0, Field.VERSION, 1);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 1 0 1*2 0");
    }

    @Test
    void stepsWithoutEventsWerePassedIfALaterEventExists() throws Exception {
        at(10, EventKind.QUERIED, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(20, EventKind.READ, 0, 3, Field.COUNT, 1, Field.VERSION, 0);
        at(21, EventKind.QUERIED, 1, 1, Field.COUNT, 1, Field.VERSION, 0);

        assertThat(schedule("none", "memory", "query\\nthink 5\\nread\\nthink 5\\ntake"))
                .isEqualTo("0*3 1");
    }

    @Test
    void aLockIsPlacedAtItsAcquisition() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1);
        at(11, EventKind.LOCK_REQUESTED, 0, 1);
        at(12, EventKind.LOCK_ACQUIRED, 0, 1);
        at(13, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(14, EventKind.TOOK, 0, 3, Field.COUNT, 0);
        at(15, EventKind.WROTE, 0, 4, Field.COUNT, 0, Field.VERSION, 1);
        at(16, EventKind.LOCK_RELEASED, 0, 1);
        at(17, EventKind.LOCK_ACQUIRED, 1, 1);
        at(18, EventKind.READ, 1, 2, Field.COUNT, 0, Field.VERSION, 1);
        at(19, EventKind.SOLD_OUT, 1, 3);

        assertThat(schedule("semaphore", "file", IN_BLOCK)).isEqualTo("0*6 1*3");
    }

    @Test
    void aBuyerThatNeverAcquiredTheLockComesAfterThoseThatDid() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 2, 1);
        at(11, EventKind.LOCK_REQUESTED, 0, 1);
        at(12, EventKind.LOCK_ACQUIRED, 0, 1);
        at(13, EventKind.LOCK_REQUESTED, 1, 1);
        at(14, EventKind.LOCK_RELEASED, 0, 2);
        at(15, EventKind.LOCK_ACQUIRED, 1, 1);
        at(40, EventKind.BUYER_FINISHED, 2, 0, Field.OUTCOME, "stuck");

        assertThat(schedule("semaphore", "file", "lock\\nunlock")).isEqualTo("0*2 1 2");
    }

    @Test
    void aWaitThatTimedOutBeginsInTheHoldInWhichItEnded() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
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
        at(50, EventKind.LOCK_ACQUIRED, 0, 1);
        at(60, EventKind.LOCK_RELEASED, 0, 2);

        assertThat(scheduleUnder(IMPATIENT, "memory", "lock\\nunlock")).isEqualTo("0 1 2 1!timeout 2!timeout 0");
    }

    @Test
    void aTimeOutRecordedAfterTheReleaseMovesBeforeIt() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.LOCK_REQUESTED, 1, 1);
        at(40, EventKind.LOCK_RELEASED, 0, 2);
        at(41, EventKind.LOCK_TIMEOUT, 1, 1);

        assertThat(scheduleUnder(IMPATIENT, "memory", "lock\\nunlock")).isEqualTo("0 1 1!timeout 0");
    }

    @Test
    void aReleaseComesBeforeTheAcquisitionThatItEnabled() throws Exception {
        holds(0, 10);
        // Released long before, but the process was descheduled until now.
        holds(1, 20);
        at(30, EventKind.LOCK_RELEASED, 0, 1);
        at(31, EventKind.LOCK_RELEASED, 1, 1);

        assertThat(schedule("semaphore", "file", IN_BLOCK)).isEqualTo("0*6 1*5");
    }

    @Test
    void aFaultThatFreedTheLockComesBeforeTheAcquisitionThatItEnabled() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.TOOK, 0, 3, Field.COUNT, 0);
        at(20, EventKind.LOCK_ACQUIRED, 1, 1);
        // The connection was cut before that, but recorded only now.
        at(21, EventKind.FAULT, 0, 4, Field.FAULT, "disconnect", Field.BY, "plan");
        at(22, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(30, EventKind.WROTE, 0, 4, Field.COUNT, 0, Field.VERSION, 1);

        assertThat(schedule("advisory", "memory", IN_BLOCK)).isEqualTo("0*4 1*2 0");
    }

    /** The buyers of the other host have another semaphore, so that they did not keep it waiting. */
    @Test
    void aBuyerThatNeverGetsItsLockComesBeforeThoseThatAcquireAnotherOne() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.LOCK_REQUESTED, 0, 2);
        at(20, EventKind.LOCK_REQUESTED, 5, 1);
        at(21, EventKind.LOCK_ACQUIRED, 5, 1);
        at(22, EventKind.LOCK_REQUESTED, 5, 2);
        at(90, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "stuck");
        at(91, EventKind.BUYER_FINISHED, 5, 0, Field.OUTCOME, "stuck");

        assertThat(schedule("mutex", "memory", "lock\\nlock\\nread")).isEqualTo("0*2 5*2");
    }

    @Test
    void aFaultUnderAnExpiredLeaseStaysAfterTheNextAcquisition() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.TOOK, 0, 3, Field.COUNT, 0);
        at(20, EventKind.LOCK_ACQUIRED, 1, 1);
        at(21, EventKind.FAULT, 0, 4, Field.FAULT, "slow", Field.BY, "plan", Field.FOR_MS, 150);
        at(22, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(30, EventKind.WROTE, 0, 4, Field.COUNT, 0, Field.VERSION, 1);

        assertThat(scheduleUnder("{\"kind\":\"redis\",\"leaseMs\":60}", "memory", IN_BLOCK))
                .isEqualTo("0*3 1 0 1 0");
    }

    @Test
    void aStepAfterAFaultComesAfterTheOtherBuyersStepsMeanwhile() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.TOOK, 0, 3, Field.COUNT, 0);
        at(14, EventKind.FAULT, 0, 4, Field.FAULT, "disconnect", Field.BY, "plan");
        at(15, EventKind.LOCK_ACQUIRED, 1, 1);
        // The file is not truncated yet.
        at(16, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(30, EventKind.WROTE, 0, 4, Field.COUNT, 0, Field.VERSION, 1);
        at(40, EventKind.TOOK, 1, 3, Field.COUNT, 0);

        assertThat(schedule("advisory", "file", IN_BLOCK)).isEqualTo("0*4 1*2 0*2 1");
    }

    /** Releasing a lost lock can take until the server responds again, and other buyers hold the lock by then. */
    @Test
    void aBuyerThatLosesItsLockAtTheReleaseHasReachedItByThen() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.LOCK_LOST, 0, 2);
        at(14, EventKind.LOCK_LOST, 0, 3);
        at(20, EventKind.LOCK_ACQUIRED, 1, 1);
        at(30, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(40, EventKind.LOCK_RELEASED, 0, 3);
        at(41, EventKind.QUERIED, 0, 4, Field.COUNT, 1, Field.VERSION, 0);
        at(42, EventKind.LOCK_ACQUIRED, 0, 1);
        at(43, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(44, EventKind.LOCK_RELEASED, 0, 3);

        String lock = "{\"kind\":\"zookeeper\"},\"rounds\":2";
        assertThat(scheduleUnder(lock, "memory", "lock\\nread\\nunlock\\nquery"))
                .isEqualTo("0*3 1*2 0*4");
    }

    @Test
    void aReleaseKeepsItsPlaceIfTheNextBuyerHasAnotherLock() throws Exception {
        holds(0, 10);
        holds(1, 20);
        at(30, EventKind.LOCK_RELEASED, 0, 1);
        at(31, EventKind.LOCK_RELEASED, 1, 1);

        assertThat(schedule("mutex", "file", IN_BLOCK)).isEqualTo("0*5 1*4 0 1");
    }

    @Test
    void aReleaseWithoutOwnerCheckCanComeAfterTheNextAcquisition() throws Exception {
        holds(0, 10);
        holds(1, 20);
        at(30, EventKind.LOCK_RELEASED, 0, 1);
        at(31, EventKind.LOCK_RELEASED, 1, 1);

        assertThat(scheduleUnder("{\"kind\":\"redis\",\"ownerCheck\":false}", "file", IN_BLOCK))
                .isEqualTo("0*5 1*4 0 1");
    }

    @Test
    void aReaderOfATornFileComesBetweenTheTwoPartsOfTheWrite() throws Exception {
        at(10, EventKind.READ, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 2, Field.COUNT, 0);
        at(12, EventKind.BUYER_STARTED, 1, 0);
        at(20, EventKind.FAILED, 1, 1, Field.WHAT, "torn-read");
        at(22, EventKind.WROTE, 0, 3, Field.COUNT, 0, Field.VERSION, 1);

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*3 1 0");
    }

    @Test
    void aReadValueOverridesAContradictingTime() throws Exception {
        at(5, EventKind.BUYER_STARTED, 1, 0);
        at(10, EventKind.READ, 0, 1, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 2, Field.COUNT, 1);
        at(20, EventKind.WROTE, 0, 3, Field.COUNT, 1, Field.VERSION, 1);
        // Read before the write, but the process was descheduled until after it.
        at(30, EventKind.READ, 1, 1, Field.COUNT, 2, Field.VERSION, 0);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*2 1 0");
    }

    @Test
    void gatesBeforeALateReadMoveWithIt() throws Exception {
        at(5, EventKind.QUERIED, 0, 3, Field.COUNT, 1, Field.VERSION, 0);
        at(6, EventKind.READ, 0, 4, Field.COUNT, 1, Field.VERSION, 0);
        at(7, EventKind.TOOK, 0, 5, Field.COUNT, 0);
        at(8, EventKind.BUYER_STARTED, 1, 0);
        at(20, EventKind.WROTE, 0, 6, Field.COUNT, 0, Field.VERSION, 1);
        // Without a lock, the release has no event: only this event shows that it is over.
        at(30, EventKind.QUERIED, 1, 3, Field.COUNT, 1, Field.VERSION, 0);

        assertThat(schedule("none", "memory", "lock\\nunlock\\nquery\\nread\\ntake\\nwrite"))
                .isEqualTo("0*5 1*3 0");
    }

    @Test
    void aWriteThatWasReadComesBeforeItsReader() throws Exception {
        at(10, EventKind.READ, 0, 1, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 2, Field.COUNT, 1);
        at(12, EventKind.READ, 1, 1, Field.COUNT, 1, Field.VERSION, 1);
        at(13, EventKind.WROTE, 0, 3, Field.COUNT, 1, Field.VERSION, 1);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*3 1");
    }

    @Test
    void aWriteThatNoBuyerReadComesBeforeTheSurvivingOne() throws Exception {
        contradictoryWrites();

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 2*3 1*2 0 1 0 3");
    }

    @Test
    void aWriteToAFileThatNoBuyerReadComesBeforeTheSurvivingOne() throws Exception {
        contradictoryWrites();

        assertThat(schedule("none", "file", BUY)).isEqualTo("0 2*4 1*2 0*2 1*2 0 3");
    }

    @Test
    void aShorterTextOverALongerOneIsATornFileToo() throws Exception {
        at(1, EventKind.READ, 0, 1, Field.COUNT, 11, Field.VERSION, 0);
        at(2, EventKind.TOOK, 0, 2, Field.COUNT, 10);
        at(3, EventKind.READ, 2, 1, Field.COUNT, 11, Field.VERSION, 0);
        at(4, EventKind.TOOK, 2, 2, Field.COUNT, 10);
        at(5, EventKind.WROTE, 2, 3, Field.COUNT, 10, Field.VERSION, 1);
        at(6, EventKind.READ, 1, 1, Field.COUNT, 10, Field.VERSION, 1);
        at(7, EventKind.TOOK, 1, 2, Field.COUNT, 9);
        at(20, EventKind.WROTE, 0, 3, Field.COUNT, 10, Field.VERSION, 1);
        at(21, EventKind.WROTE, 1, 3, Field.COUNT, 9, Field.VERSION, 2);
        // So the later writer truncated the file before the earlier one wrote: one character of that is left.
        at(25, EventKind.BUYER_STARTED, 3, 0);
        at(30, EventKind.FAILED, 3, 1, Field.WHAT, "torn-read");

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*2 2*4 1*2 0 1 0 1 3");
    }

    @Test
    void aLateReadIsCorrectedHoweverManyBuyersWriteMeanwhile() throws Exception {
        at(1, EventKind.BUYER_STARTED, 9, 0);
        for (int buyer = 0; buyer < 9; buyer++) {
            at(2 + 2 * buyer, EventKind.READ, buyer, 1, Field.COUNT, 1, Field.VERSION, 0);
            at(3 + 2 * buyer, EventKind.TOOK, buyer, 2, Field.COUNT, 0);
        }
        at(30, EventKind.WROTE, 0, 3, Field.COUNT, 0, Field.VERSION, 1);
        at(31, EventKind.READ, 9, 1, Field.COUNT, 1, Field.VERSION, 0);
        for (int buyer = 1; buyer < 9; buyer++) {
            at(31 + buyer, EventKind.WROTE, buyer, 3, Field.COUNT, 0, Field.VERSION, 1);
        }

        assertThat(schedule("none", "file", BUY))
                .isEqualTo("0*2 1*2 2*2 3*2 4*2 5*2 6*2 7*2 8*2 9 0*2 1*2 2*2 3*2 4*2 5*2 6*2 7*2 8*2");
    }

    @Test
    void anInexplicableReadKeepsItsTimeAndLaterOnesAreCorrected() throws Exception {
        at(9, EventKind.BUYER_STARTED, 2, 0);
        at(10, EventKind.READ, 0, 1, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 2, Field.COUNT, 1);
        at(12, EventKind.READ, 1, 1, Field.COUNT, 9, Field.VERSION, 9);
        at(20, EventKind.WROTE, 0, 3, Field.COUNT, 1, Field.VERSION, 1);
        at(30, EventKind.READ, 2, 1, Field.COUNT, 2, Field.VERSION, 0);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*2 1 2 0");
    }

    @Test
    void theSearchForAnInexplicableReadIsBounded() throws Exception {
        int buyers = 30;
        for (int buyer = 0; buyer < buyers; buyer++) {
            at(10, EventKind.BUYER_STARTED, buyer, 0);
        }
        for (int buyer = 0; buyer < buyers; buyer++) {
            at(20 + buyer, EventKind.READ, buyer, 1, Field.COUNT, 1, Field.VERSION, buyer == buyers - 1 ? 9 : 0);
        }
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":30},\"program\":\"read\"}");

        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(Recording.scheduleOf(scenario, history).buyers())
                        .isEqualTo(IntStream.range(0, buyers).boxed().toList()));
    }

    @Test
    void aConflictSendsTheBuyerBack() throws Exception {
        at(10, EventKind.READ, 0, 2, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.READ, 1, 2, Field.COUNT, 2, Field.VERSION, 0);
        at(12, EventKind.TOOK, 0, 3, Field.COUNT, 1);
        at(13, EventKind.TOOK, 1, 3, Field.COUNT, 1);
        at(14, EventKind.WROTE, 0, 4, Field.COUNT, 1, Field.VERSION, 1);
        at(15, EventKind.CONFLICT, 1, 4, Field.RETRY, 1);
        at(16, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 1);

        assertThat(schedule("optimistic", "memory", "lock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0 1 0 1 0 1 0 1*3");
    }

    @Test
    void writesComeBeforeTheReadThatDependsOnThem() throws Exception {
        for (int buyer = 0; buyer < 3; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 1, Field.COUNT, 2, Field.VERSION, 0);
            at(20 + buyer, EventKind.TOOK, buyer, 2, Field.COUNT, 1);
        }
        at(30, EventKind.SOLD_OUT, 2, 3);
        at(31, EventKind.WROTE, 0, 3, Field.COUNT, 1, Field.VERSION, 1);
        at(32, EventKind.WROTE, 1, 3, Field.COUNT, 0, Field.VERSION, 2);

        assertThat(schedule("atomic", "memory", BUY)).isEqualTo("0 1 2 0 1 2 0 1 2");
    }

    @Test
    void aCommitComesBeforeTheConflictThatItCauses() throws Exception {
        at(10, EventKind.READ, 0, 2, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.READ, 1, 2, Field.COUNT, 2, Field.VERSION, 0);
        at(12, EventKind.TOOK, 0, 3, Field.COUNT, 1);
        at(13, EventKind.TOOK, 1, 3, Field.COUNT, 1);
        at(14, EventKind.WROTE, 0, 4, Field.COUNT, 1, Field.VERSION, 1);
        at(20, EventKind.CONFLICT, 1, 4, Field.RETRY, 1);
        at(25, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "bought");

        assertThat(schedule("serializable", "database", "lock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0 1 0 1 0 1 0*2 1");
    }

    @Test
    void aReadJustBeforeACommitComesBeforeIt() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 2);
        at(11, EventKind.LOCK_ACQUIRED, 0, 2);
        at(12, EventKind.READ, 0, 3, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.TOOK, 0, 4, Field.COUNT, 0);
        at(14, EventKind.WROTE, 0, 5, Field.COUNT, 0, Field.VERSION, 1);
        // The time is taken before the commit.
        at(20, EventKind.LOCK_RELEASED, 0, 6);
        at(21, EventKind.BUYER_STARTED, 1, 0);
        at(22, EventKind.QUERIED, 1, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(30, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "bought");

        assertThat(schedule("row", "database", "query\\nlock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0*5 1 0");
    }

    @Test
    void aCommitIsPlacedAtItsEnd() throws Exception {
        at(10, EventKind.READ, 0, 2, Field.COUNT, 2, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 3, Field.COUNT, 1);
        at(12, EventKind.WROTE, 0, 4, Field.COUNT, 1, Field.VERSION, 1);
        at(20, EventKind.COMMITTED, 0, 5);
        at(21, EventKind.BUYER_STARTED, 1, 0);
        at(30, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 1);
        at(40, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "bought");

        assertThat(schedule("serializable", "database", "lock\\n" + BUY + "\\nunlock"))
                .isEqualTo("0*5 1*2");
    }

    /** Only the event contains the target: the second section's read is not the first one's. */
    @Test
    void aConflictSendsTheBuyerBackToItsTargetLine() throws Exception {
        at(10, EventKind.READ, 0, 2, Field.COUNT, 5, Field.VERSION, 0);
        at(11, EventKind.TOOK, 0, 3, Field.COUNT, 4);
        at(12, EventKind.WROTE, 0, 4, Field.COUNT, 4, Field.VERSION, 1);
        at(20, EventKind.READ, 0, 7, Field.COUNT, 4, Field.VERSION, 1);
        at(21, EventKind.TOOK, 0, 8, Field.COUNT, 3);
        at(22, EventKind.CONFLICT, 0, 9, Field.RETRY, 1, Field.BACK_TO, 6);
        at(30, EventKind.READ, 0, 7, Field.COUNT, 3, Field.VERSION, 2);
        at(31, EventKind.TOOK, 0, 8, Field.COUNT, 2);
        at(32, EventKind.WROTE, 0, 9, Field.COUNT, 2, Field.VERSION, 3);
        at(33, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "bought");

        String section = "lock\\n" + BUY + "\\nunlock";
        // Two times five gates, and four again.
        assertThat(schedule("optimistic", "memory", section + "\\n" + section)).isEqualTo("0*14");
    }

    @Test
    void aCountingLockIsHeldUntilItsLastRelease() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.LOCK_REQUESTED, 0, 2);
        at(13, EventKind.LOCK_ACQUIRED, 0, 2);
        at(14, EventKind.LOCK_RELEASED, 0, 3);
        at(20, EventKind.LOCK_ACQUIRED, 1, 1);
        // Released long before, but recorded only now.
        at(30, EventKind.LOCK_RELEASED, 0, 4);

        assertThat(schedule("advisory", "memory", "lock\\nlock\\nunlock\\nunlock"))
                .isEqualTo("0*4 1");
    }

    @Test
    void inStepModeAGateWasPassedIfTheNextOneIsReached() throws Exception {
        at(10, EventKind.GATE, 0, 1);
        at(11, EventKind.GATE, 1, 1);
        at(20, EventKind.READ, 1, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(21, EventKind.GATE, 1, 2);
        at(30, EventKind.GATE, 1, 3);
        at(40, EventKind.READ, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(41, EventKind.GATE, 0, 2);

        assertThat(schedule("none", "file", "read\\nthink 1\\ntake")).isEqualTo("1*2 0");
    }

    @Test
    void aFailedStepWasPassedAndNoneAfterIt() throws Exception {
        at(10, EventKind.READ, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(11, EventKind.FAULT, 0, 2, Field.FAULT, "exception");
        at(12, EventKind.FAILED, 0, 2, Field.WHAT, "exception");
        at(13, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "failed");

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0*2");
    }

    @Test
    void aHolderDelayedByAPlannedFaultPassesItsGateBeforeAndAfterTheDelay() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.TOOK, 0, 3, Field.COUNT, 0);
        at(14, EventKind.LOCK_REQUESTED, 1, 1);
        at(15, EventKind.FAULT, 0, 4, Field.FAULT, "slow", Field.BY, "plan");
        at(20, EventKind.LOCK_ACQUIRED, 1, 1);
        at(21, EventKind.READ, 1, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(30, EventKind.WROTE, 0, 4, Field.COUNT, 0, Field.VERSION, 1);

        assertThat(schedule("redis", "memory", IN_BLOCK)).isEqualTo("0*4 1*2 0");
    }

    @Test
    void aBuyerDelayedByHandPassesItsGateOnceAfterTheDelay() throws Exception {
        at(10, EventKind.READ, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(11, EventKind.FAULT, 0, 2, Field.FAULT, "slow", Field.BY, "hand");
        at(20, EventKind.TOOK, 0, 2, Field.COUNT, 0);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!slow 0");
    }

    @Test
    void aBuyerHitByAFaultForTheHolderComesBeforeAllOtherHolders() throws Exception {
        oneOfTwoHoldersIsStruck("exception");

        assertThat(scheduleWith("holder", "exception")).isEqualTo("0 1 0 1 0*2 1*2 0 1*2");
    }

    @Test
    void aDelayedBuyerPassesItsGateAgainAfterTheOtherHolders() throws Exception {
        oneOfTwoHoldersIsStruck("slow");
        history.removeIf(event -> event.kind() == EventKind.FAILED);
        at(50, EventKind.WROTE, 0, 5, Field.COUNT, 1, Field.VERSION, 1);

        assertThat(scheduleWith("holder", "slow")).isEqualTo("0 1 0 1 0*2 1*2 0 1*2 0");
    }

    @Test
    void aFaultForANamedBuyerKeepsItsPlace() throws Exception {
        oneOfTwoHoldersIsStruck("exception");

        assertThat(scheduleWith("0", "exception")).isEqualTo("0 1 0 1 0*2 1*4 0");
    }

    @Test
    void aHolderWithoutAnEventThereComesAfterTheHitOne() throws Exception {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 2, Field.COUNT, 2, Field.VERSION, 0);
        }
        at(20, EventKind.TOOK, 1, 3, Field.COUNT, 1);
        at(21, EventKind.TOOK, 0, 3, Field.COUNT, 1);
        at(30, EventKind.FAULT, 0, 4, Field.FAULT, "crash", Field.BY, "plan");
        at(40, EventKind.WROTE, 1, 5, Field.COUNT, 1, Field.VERSION, 1);

        assertThat(scheduleWithFault("{\"buyer\":\"holder\",\"at\":\"think\",\"kind\":\"crash\"}"))
                .isEqualTo("0 1 0 1*2 0*2 1*2");
    }

    /** A query was recorded late, so its buyer also reached the gate before it earlier. */
    @Test
    void aBuyerHitByAFaultForTheHolderComesBeforeHoldersWithLateReads() throws Exception {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 2, Field.COUNT, 3, Field.VERSION, 0);
            at(20 + buyer, EventKind.WROTE, buyer, 3, Field.COUNT, 2, Field.VERSION, 1);
        }
        at(22, EventKind.READ, 2, 2, Field.COUNT, 2, Field.VERSION, 1);
        at(25, EventKind.WROTE, 2, 3, Field.COUNT, 1, Field.VERSION, 2);
        at(30, EventKind.QUERIED, 2, 5, Field.COUNT, 1, Field.VERSION, 2);
        at(35, EventKind.QUERIED, 1, 5, Field.COUNT, 2, Field.VERSION, 1);
        at(40, EventKind.FAULT, 0, 4, Field.FAULT, "slow", Field.BY, "plan");
        at(50, EventKind.QUERIED, 0, 5, Field.COUNT, 1, Field.VERSION, 2);

        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"stock\":3,\"store\":\"memory\",\"placement\":{\"processes\":3},"
                        + "\"faults\":[{\"buyer\":\"holder\",\"at\":\"unlock\",\"kind\":\"slow\",\"forMs\":10}],"
                        + "\"program\":\"lock\\nread\\nwrite\\nunlock\\nquery\"}");
        assertThat(Recording.scheduleOf(scenario, history).text()).isEqualTo("0 1 2 0 1 0 1 2 0 1*2 2*3 0*2");
    }

    @Test
    void aForgottenReleasePassesItsGate() throws Exception {
        at(9, EventKind.QUERIED, 0, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(10, EventKind.LOCK_REQUESTED, 0, 2);
        at(11, EventKind.LOCK_ACQUIRED, 0, 2);
        at(12, EventKind.FAULT, 0, 3, Field.FAULT, "forget", Field.BY, "plan");
        at(13, EventKind.QUERIED, 1, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(14, EventKind.QUERIED, 0, 4, Field.COUNT, 1, Field.VERSION, 0);

        assertThat(schedule("semaphore", "memory", "query\\nlock\\nunlock\\nquery"))
                .isEqualTo("0*3 1 0");
    }

    @Test
    void anEmptyHistoryHasNoSchedule() throws Exception {
        assertThat(schedule("none", "file", BUY)).isEmpty();
    }

    /** Both reach line 5, and the other buyer has executed it when the fault is recorded. */
    private void oneOfTwoHoldersIsStruck(String fault) {
        for (int buyer = 0; buyer < 2; buyer++) {
            at(10 + buyer, EventKind.READ, buyer, 2, Field.COUNT, 2, Field.VERSION, 0);
            at(20 + buyer, EventKind.TOOK, buyer, 3, Field.COUNT, 1);
        }
        at(30, EventKind.WROTE, 1, 5, Field.COUNT, 1, Field.VERSION, 1);
        at(31, EventKind.BUYER_FINISHED, 1, 0, Field.OUTCOME, "bought");
        at(40, EventKind.FAULT, 0, 5, Field.FAULT, fault, Field.BY, "plan");
        at(41, EventKind.FAILED, 0, 5, Field.WHAT, "exception");
    }

    private String scheduleWith(String buyer, String fault) throws Exception {
        String who = buyer.equals("holder") ? "\"holder\"" : buyer;
        String forMs = fault.equals("slow") ? ",\"forMs\":10" : "";
        return scheduleWithFault("{\"buyer\":" + who + ",\"at\":\"write\",\"kind\":\"" + fault + "\"" + forMs + "}");
    }

    private String scheduleWithFault(String fault) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"stock\":2,\"store\":\"memory\",\"placement\":{\"processes\":2},\"faults\":["
                        + fault + "],\"lock\":{\"kind\":\"mutex\"},"
                        + "\"program\":\"lock\\nread\\ntake\\nthink 1\\nwrite\\nunlock\"}");
        return Recording.scheduleOf(scenario, history).text();
    }

    /** Two writes; the one that was recorded later is overwritten by the other. */
    private void contradictoryWrites() {
        at(1, EventKind.READ, 0, 1, Field.COUNT, 3, Field.VERSION, 0);
        at(2, EventKind.READ, 2, 1, Field.COUNT, 3, Field.VERSION, 0);
        at(3, EventKind.TOOK, 2, 2, Field.COUNT, 2);
        at(4, EventKind.WROTE, 2, 3, Field.COUNT, 2, Field.VERSION, 1);
        at(5, EventKind.READ, 1, 1, Field.COUNT, 2, Field.VERSION, 1);
        at(6, EventKind.TOOK, 1, 2, Field.COUNT, 1);
        at(7, EventKind.TOOK, 0, 2, Field.COUNT, 2);
        at(30, EventKind.WROTE, 0, 3, Field.COUNT, 2, Field.VERSION, 1);
        at(31, EventKind.WROTE, 1, 3, Field.COUNT, 1, Field.VERSION, 2);
        at(32, EventKind.BUYER_STARTED, 3, 0);
        at(40, EventKind.READ, 3, 1, Field.COUNT, 2, Field.VERSION, 1);
    }

    /** Executes a block except for the release of the lock. */
    private void holds(int buyer, long t) {
        at(t, EventKind.LOCK_REQUESTED, buyer, 1);
        at(t + 1, EventKind.LOCK_ACQUIRED, buyer, 1);
        at(t + 2, EventKind.READ, buyer, 2, Field.COUNT, 1 - buyer, Field.VERSION, buyer);
        at(t + 3, buyer == 0 ? EventKind.TOOK : EventKind.SOLD_OUT, buyer, 3);
        if (buyer == 0) {
            at(t + 4, EventKind.WROTE, buyer, 4, Field.COUNT, 0, Field.VERSION, 1);
        }
    }

    private void buys(int buyer, long t) {
        at(t, EventKind.READ, buyer, 1, Field.COUNT, 1, Field.VERSION, 0);
        at(t + 1, EventKind.TOOK, buyer, 2, Field.COUNT, 0);
        at(t + 2, EventKind.WROTE, buyer, 3, Field.COUNT, 0, Field.VERSION, 1);
        at(t + 3, EventKind.BUYER_FINISHED, buyer, 0, Field.OUTCOME, "bought");
    }

    private void at(long t, EventKind kind, int buyer, int step, Object... fieldsAndValues) {
        Event event = Event.of(t, kind, buyer).with(Field.STEP, step == 0 ? null : step);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            event = event.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        history.add(event.numbered(history.size() + 1L));
    }

    private String schedule(String kind, String store, String program) throws Exception {
        return scheduleUnder("{\"kind\":\"" + kind + "\"}", store, program);
    }

    private String scheduleUnder(String lock, String store, String program) throws Exception {
        int stock = history.stream()
                .filter(event -> event.kind() == EventKind.READ)
                .mapToInt(event -> (int) event.number(Field.COUNT).orElse(1))
                .findFirst()
                .orElse(1);
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(("{\"version\":1,\"stock\":%d,\"lock\":%s,\"store\":\"%s\",\"program\":\"%s\","
                                + "\"placement\":{\"processes\":10}}")
                        .formatted(stock, lock, store, program));
        return Recording.scheduleOf(scenario, history).text();
    }
}
