package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/** Recorded schedules of real runs are replayed with new processes: the same happens again. */
@StartsProcesses
@QuarkusTest
class RepeatTest extends RepeatStage {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stock\":1",
                "\"stock\":3,\"jitterMs\":8",
                "\"stock\":5,\"program\":\"read\\ntake\\nwrite\"",
                "\"program\":\"think 5\\nread\\ntake\\nwrite 3\",\"jitterMs\":5",
                "\"store\":\"memory\",\"stock\":4,\"program\":\"read\\ntake\\nwrite\",\"rounds\":3",
                "\"store\":\"database\",\"stock\":2",
                "\"lock\":{\"kind\":\"semaphore\"}",
                "\"lock\":{\"kind\":\"semaphore\"},\"placement\":{\"hosts\":2,\"processes\":5}",
                "\"lock\":{\"kind\":\"semaphore\"},\"program\":\"query\\n"
                        + "read\\n"
                        + "take\\n"
                        + "think 5\\n"
                        + "lock\\n"
                        + "write\\n"
                        + "unlock\"",
                "\"lock\":{\"kind\":\"semaphore\"},\"placement\":{\"hosts\":2,\"processes\":2},\"rounds\":2,\"stock\":4,\"program\":\"lock\\n"
                        + "read\\n"
                        + "take\\n"
                        + "write\"",
                "\"lock\":{\"kind\":\"mutex\"},\"placement\":{\"processes\":3,\"threads\":3},\"stock\":2",
                "\"lock\":{\"kind\":\"file-lock\"},\"stock\":2,\"program\":\"with lock:\\n  read\\n  take\\n  write\"",
                "\"lock\":{\"kind\":\"optimistic\"},\"store\":\"memory\",\"stock\":3",
                "\"lock\":{\"kind\":\"serializable\"},\"store\":\"database\",\"stock\":2,\"placement\":{\"processes\":4}",
                "\"lock\":{\"kind\":\"atomic\"},\"store\":\"database\",\"stock\":3",
                "\"lock\":{\"kind\":\"atomic\"},\"store\":\"database\",\"stock\":5,\"program\":\"read\\ntake\\ntake\\nwrite\"",
                "\"lock\":{\"kind\":\"atomic\"},\"store\":\"memory\",\"stock\":5,\"program\":\"read\\ntake\\ntake\\nwrite\"",
                "\"lock\":{\"kind\":\"row\"},\"store\":\"database\",\"stock\":3,\"placement\":{\"processes\":5}",
                "\"lock\":{\"kind\":\"serializable\"},\"store\":\"database\",\"stock\":3,\"placement\":{\"processes\":4},"
                        + "\"program\":\"query\\nlock\\nread\\ntake\\nwrite\\ntake\\nwrite\\nunlock\\nquery\"",
                "\"lock\":{\"kind\":\"redis\"},\"stock\":2",
            })
    void aRecordedRunHappensAgain(String part) throws Exception {
        happensAgain(part);
    }

    /** The next buyer acquires the lock when the previous lease expires. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":60},\"placement\":{\"processes\":3},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nthink 150\\nwrite\\nunlock\"",
                "\"lock\":{\"kind\":\"lock-table\",\"leaseMs\":60,\"fencing\":true},\"placement\":{\"processes\":3},\"stock\":2,\"program\":\"lock\\n"
                        + "read\\n"
                        + "take\\n"
                        + "think 150\\n"
                        + "write\\n"
                        + "unlock\"",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":700},\"placement\":{\"processes\":2},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nthink 1500\\nwrite\\nunlock\"",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":700},\"placement\":{\"processes\":2},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite 1500\\nunlock\"",
            })
    void aLeaseThatEndsUnderItsHolderDoesSoAgain(String part) throws Exception {
        happensAgain(part);
    }

    /** The holder keeps the lock longer than the others wait; some acquire it, and the rest time out. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"semaphore\",\"acquireTimeoutMs\":30}",
                "\"lock\":{\"kind\":\"semaphore\",\"acquireTimeoutMs\":70}",
                "\"lock\":{\"kind\":\"spin\",\"acquireTimeoutMs\":30},\"placement\":{\"processes\":3}",
                "\"lock\":{\"kind\":\"mutex\",\"acquireTimeoutMs\":30},\"placement\":{\"processes\":2,\"threads\":3}",
                "\"lock\":{\"kind\":\"file-lock\",\"acquireTimeoutMs\":50}",
                "\"lock\":{\"kind\":\"lock-file\",\"acquireTimeoutMs\":30}",
                "\"lock\":{\"kind\":\"robust-mutex\",\"acquireTimeoutMs\":50}",
                "\"lock\":{\"kind\":\"redis\",\"acquireTimeoutMs\":30}",
                "\"lock\":{\"kind\":\"lock-table\",\"acquireTimeoutMs\":50}",
                "\"lock\":{\"kind\":\"advisory\",\"acquireTimeoutMs\":50}",
                "\"lock\":{\"kind\":\"row\",\"acquireTimeoutMs\":50},\"store\":\"database\"",
                "\"lock\":{\"kind\":\"zookeeper\",\"acquireTimeoutMs\":50},\"placement\":{\"processes\":4}",
            })
    void aWaitThatTimedOutDoesSoAgain(String part) throws Exception {
        String placement = part.contains("placement") ? "" : ",\"placement\":{\"processes\":6}";
        happensAgain(part + placement
                + ",\"stock\":4,\"program\":\"query\\nlock\\nread\\ntake\\nthink 40\\nwrite\\nunlock\"");
    }

    /** The holder never releases the lock: all others time out, however long that takes. */
    @ParameterizedTest
    @ValueSource(ints = {20, 900})
    void allWaitersTimeOutAgainIfTheHolderKeepsTheLock(int patienceMs) throws Exception {
        happensAgain("\"lock\":{\"kind\":\"advisory\",\"acquireTimeoutMs\":" + patienceMs
                + "},\"placement\":{\"processes\":4},\"program\":\"lock\\nread\\ntake\\nwrite\"");
    }

    @Test
    void theReplayOfAStoppedRunContinuesAndReportsThat() throws Exception {
        Run recorded = runs.start(
                READER.read("{\"version\":1,\"placement\":{\"processes\":3},\"stock\":3,\"store\":\"memory\","
                        + "\"program\":\"read\\nthink 20000\\ntake\\nwrite\"}"),
                RunTests.requester("a test"));
        RunTests.await(recorded, EventKind.READ, RunTests.LIMIT);
        runs.stop(recorded);
        RunTests.finished(recorded, RunTests.LIMIT);

        Run repeated = runs.start(withSchedule(recorded, "think 20000", "think 20"), RunTests.requester("a test"));
        RunTests.finished(repeated, RunTests.LIMIT);
        assertThat(repeated.log().all())
                .as("%s", repeated.log().all())
                .extracting(Event::kind)
                .contains(EventKind.SCHEDULE_ENDED, EventKind.WROTE)
                .doesNotContain(EventKind.OFF_SCHEDULE);
    }
}
