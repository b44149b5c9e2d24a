package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;

/** The places of faults, planned and by hand, and of the gates around them. */
class FaultTurnsTest extends HistoryStage {

    @ParameterizedTest
    @CsvSource({"exception, plan", "hang, plan", "exception, hand", "hang, hand"})
    void aBuyerEndedByAFaultAtItsGateDoesNotPassIt(String kind, String by) throws Exception {
        reads(0, 10);
        at(20, EventKind.FAULT, 0, 2, "pass=1", "fault=" + kind, "by=" + by);
        at(21, EventKind.FAILED, 0, 2, "pass=1", "what=exception");
        at(22, EventKind.BUYER_FINISHED, 0, 0, "pass=1", "outcome=failed");
        reads(1, 30);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!" + kind + " 1");
    }

    @Test
    void aFaultStandsAmongTheOtherBuyersTurnsAtItsTime() throws Exception {
        acquires(0, 10);
        at(12, EventKind.READ, 0, 2, "count=1", "version=0");
        at(14, EventKind.FAULT, 0, 3, "pass=2", "fault=slow", "by=plan", "forMs=150");
        at(20, EventKind.LOCK_REQUESTED, 1, 1);
        at(21, EventKind.LOCK_ACQUIRED, 1, 1);
        at(22, EventKind.READ, 1, 2, "count=1", "version=0");
        at(30, EventKind.WROTE, 0, 3, "count=0", "version=1");

        assertThat(schedule("semaphore", "memory", "lock\\nread\\nwrite")).isEqualTo("0*2 0!slow:150 1*2 0");
    }

    /** Otherwise the replay would think to the end before. */
    @ParameterizedTest
    @CsvSource({"exception, 0 0!exception 1", "slow, 0 0!slow:9 0 1 0"})
    void aFaultThatInterruptsAThinkStandsBeforeIt(String kind, String schedule) throws Exception {
        reads(0, 10);
        String[] slow = {"pass=2", "fault=slow", "by=hand", "forMs=9"};
        String[] other = {"pass=2", "fault=" + kind, "by=hand"};
        at(20, EventKind.FAULT, 0, 2, kind.equals("slow") ? slow : other);
        reads(1, 30);
        if (kind.equals("exception")) {
            at(21, EventKind.FAILED, 0, 2, "what=exception");
            at(22, EventKind.BUYER_FINISHED, 0, 0, "pass=2", "outcome=failed");
        } else {
            at(40, EventKind.WROTE, 0, 3, "count=0", "version=1");
        }

        assertThat(schedule("none", "memory", "read\\nthink 50\\nwrite")).isEqualTo(schedule);
    }

    /** The server names the gate of a planned fault, so that steps without events before it count. */
    @Test
    void aPlannedKillStandsAtTheGateThatTheBuyerHadReached() throws Exception {
        reads(0, 10);
        at(30, EventKind.FAULT, 0, 3, "pass=2", "fault=crash", "by=plan");
        byServer(31, EventKind.BUYER_FINISHED, 0, "outcome=killed");

        assertThat(schedule("none", "memory", "read\\nthink 5\\nwrite")).isEqualTo("0*2 0!crash");
    }

    @Test
    void aKillComesAfterAllStepsOfItsBuyer() throws Exception {
        reads(0, 10);
        reads(1, 15);
        // Recorded when the process had ended; ordered a moment before its last event.
        at(20, EventKind.TOOK, 0, 2, "count=0");
        byServer(19, EventKind.FAULT, 0, "fault=crash", "by=hand");
        byServer(30, EventKind.BUYER_FINISHED, 0, "outcome=killed");
        at(31, EventKind.TOOK, 1, 2, "count=0");

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 1 0 0!crash 1");
    }

    @Test
    void aKillDoesNotWaitForTheEventOfItsBuyersEnd() throws Exception {
        acquires(0, 10);
        byServer(12, EventKind.FAULT, 0, "fault=crash", "by=plan");
        at(13, EventKind.LOCK_REQUESTED, 1, 1);
        at(14, EventKind.LOCK_ACQUIRED, 1, 1);
        byServer(20, EventKind.BUYER_FINISHED, 0, "outcome=killed");

        assertThat(schedule("file-lock", "memory", "lock\\nread")).isEqualTo("0 0!crash 0!expires 1");
    }

    @Test
    void aFinishedBuyerThatKeepsTheLockCanStillBeKilled() throws Exception {
        acquires(0, 10);
        at(12, EventKind.READ, 0, 2, "count=1", "version=0");
        at(13, EventKind.BUYER_FINISHED, 0, 0, "pass=2", "outcome=bought");
        byServer(14, EventKind.FAULT, 0, "fault=crash", "by=hand");

        assertThat(schedule("file-lock", "memory", "lock\\nread")).isEqualTo("0*2 0!crash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "hang"})
    void aBuyerEndedByAFaultWhileItWaitsHasPassedTheGateBeforeTheLock(String kind) throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1);
        acquires(0, 11);
        at(13, EventKind.FAULT, 1, 1, "fault=" + kind, "by=hand");
        at(14, EventKind.READ, 0, 2, "count=1", "version=0");

        assertThat(schedule("semaphore", "memory", "lock\\nread")).isEqualTo("0 1 1!" + kind + " 0");
    }

    @Test
    void aBuyerKilledWhileItWaitsHasPassedTheGateBeforeTheLock() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1);
        acquires(0, 11);
        byServer(13, EventKind.FAULT, 1, "fault=crash", "by=hand");
        at(14, EventKind.READ, 0, 2, "count=1", "version=0");

        assertThat(schedule("semaphore", "memory", "lock\\nread")).isEqualTo("0 1 1!crash 0");
    }

    @Test
    void aBuyerDisconnectedWhileItWaitsHasPassedTheGateBeforeTheLock() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        byServer(11, EventKind.FAULT, 0, "fault=disconnect", "by=hand");
        at(12, EventKind.FAILED, 0, 1, "what=lock");

        assertThat(schedule("advisory", "memory", "lock\\nread")).isEqualTo("0 0!disconnect");
    }

    /** Otherwise the buyer would wait in the replay, too, and hold up others there. */
    @Test
    void aDelayDuringTheWaitStandsBeforeTheGateOfTheLock() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.FAULT, 0, 1, "fault=slow", "by=hand", "forMs=5");
        at(20, EventKind.LOCK_ACQUIRED, 0, 1);

        assertThat(schedule("semaphore", "memory", "lock\\nread")).isEqualTo("0!slow:5 0");
    }

    @Test
    void aFreezeLastsUntilItsThawOrItsTime() throws Exception {
        reads(0, 10);
        byServer(11, EventKind.FAULT, 0, "fault=freeze", "by=hand");
        byServer(12, EventKind.FROZEN, 0);
        reads(1, 20);
        byServer(30, EventKind.THAWED, 0, "by=hand");
        byServer(31, EventKind.FAULT, 1, "fault=freeze", "by=hand", "forMs=500");
        byServer(32, EventKind.FROZEN, 1);
        byServer(532, EventKind.THAWED, 1);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!freeze 1 0!thaw 1!freeze:500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "hand"})
    void theGateOfAForgottenReleaseIsPassed(String by) throws Exception {
        acquires(0, 10);
        at(12, EventKind.FAULT, 0, 2, "pass=1", "fault=forget", "by=" + by);
        at(13, EventKind.BUYER_FINISHED, 0, 0, "pass=2", "outcome=sold-out");

        assertThat(schedule("semaphore", "memory", "lock\\nunlock")).isEqualTo("0 0!forget 0");
    }

    @ParameterizedTest
    @CsvSource({"torn-write, 0*3 0!torn-write 0", "exception, 0*3 0!exception", "slow, 0*3 0!slow:9 0"})
    void duringAWriteTheFileIsAlreadyTruncated(String kind, String schedule) throws Exception {
        reads(0, 10);
        at(11, EventKind.TOOK, 0, 2, "count=0");
        String[] fault = {"pass=3", "fault=" + kind, "by=hand", "what=truncated"};
        if (kind.equals("slow")) {
            at(12, EventKind.FAULT, 0, 3, fault[0], fault[1], fault[2], fault[3], "forMs=9");
            at(20, EventKind.WROTE, 0, 3, "pass=4", "count=0", "version=1");
        } else {
            at(12, EventKind.FAULT, 0, 3, fault);
        }

        assertThat(schedule("none", "file", BUY)).isEqualTo(schedule);
    }

    @Test
    void aTornWriteLeavesATornFileToLaterReaders() throws Exception {
        at(10, EventKind.FAULT, 0, 1, "pass=1", "fault=torn-write", "by=plan", "what=truncated");
        at(20, EventKind.FAILED, 1, 2, "pass=2", "what=torn-read");

        // The first gate of buyer 1 is before a write, and without one of its own it writes nothing.
        assertThat(schedule("none", "file", "write\\nread")).isEqualTo("1 0 0!torn-write 0 1");
    }

    @Test
    void aBuyerThatEmitsItsGateAgainIsStillAtThatGate() throws Exception {
        at(10, EventKind.GATE, 0, 1, "pass=0");
        reads(0, 11);
        at(12, EventKind.TOOK, 0, 2, "count=0");
        at(13, EventKind.GATE, 0, 3, "pass=2");
        at(14, EventKind.GATE, 0, 3, "pass=3", "what=truncated");
        at(15, EventKind.FAULT, 0, 3, "pass=3", "fault=slow", "by=hand", "forMs=5", "what=truncated");
        at(16, EventKind.GATE, 0, 3, "pass=3", "what=truncated");

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*3 0!slow:5");
    }

    /** The process read before it stood still, and emitted that only when it resumed. */
    @Test
    void aStepBeforeAFreezeCanBeRecordedAfterIt() throws Exception {
        at(5, EventKind.BUYER_STARTED, 0, 0);
        byServer(12, EventKind.FAULT, 0, "fault=freeze", "by=hand", "forMs=50");
        byServer(12, EventKind.FROZEN, 0);
        at(20, EventKind.WROTE, 1, 1, "count=0", "version=1");
        byServer(62, EventKind.THAWED, 0);
        at(63, EventKind.QUERIED, 0, 2, "pass=1", "count=1", "version=0");

        assertThat(schedule("none", "memory", "write\\nquery")).isEqualTo("0!freeze:50 0 1");
    }

    /** The server records a freeze when the process stands still; earlier events can still be on their way. */
    @Test
    void aFreezeStandsAtItsTimeEvenIfItIsRecordedFirst() throws Exception {
        byServer(20, EventKind.FAULT, 0, "fault=freeze", "by=plan", "forMs=50");
        reads(0, 10);
        reads(1, 30);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!freeze:50 1");
    }
}
