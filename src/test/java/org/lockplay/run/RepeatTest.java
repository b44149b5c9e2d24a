package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.json.Json;
import org.lockplay.recording.StoreStory;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.ScenarioWriter;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Verdict;

/** Recorded schedules of real runs are replayed with new processes: the same happens again. */
@QuarkusTest
class RepeatTest {

    /** Runs per scenario; 2 give more than a hundred recorded schedules. */
    private static final int RUNS = Integer.getInteger("lockplay.test.repeats", 1);

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final ScenarioReader READER = new ScenarioReader(Limits.DEFAULT);

    @Inject
    Runs runs;

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
                "\"lock\":{\"kind\":\"redis\"},\"stock\":2",
            })
    void aRecordedRunHappensAgain(String part) throws Exception {
        happensAgain(part);
    }

    /** Faults planned for a buyer at a step hit the buyer there again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"semaphore\"};holder write exception",
                "\"lock\":{\"kind\":\"semaphore\"};holder write crash",
                "\"lock\":{\"kind\":\"semaphore\"};3 unlock forget",
                "\"lock\":{\"kind\":\"semaphore\"},\"stock\":2;holder write slow 120",
                "\"lock\":{\"kind\":\"semaphore\"},\"stock\":2;holder write freeze 150",
                "\"lock\":{\"kind\":\"semaphore\"};holder read hang",
                "\"lock\":{\"kind\":\"file-lock\"},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"file-lock\"},\"program\":\"with lock:\\n"
                        + "  read\\n"
                        + "  take\\n"
                        + "  write\";holder take exception",
                "\"program\":\"think 5\\nread\\ntake\\nwrite\",\"jitterMs\":5;2 write exception",
                "\"program\":\"think 5\\nread\\ntake\\nwrite\",\"jitterMs\":5;2 take crash",
                "\"program\":\"think 5\\nread\\ntake\\nwrite\",\"jitterMs\":5,\"stock\":3;4 write torn-write",
                "\"program\":\"think 5\\nread\\ntake\\nwrite\",\"jitterMs\":5;1 read slow 60",
                "\"lock\":{\"kind\":\"optimistic\"},\"store\":\"memory\",\"stock\":3;1 write crash",
                "\"lock\":{\"kind\":\"advisory\"},\"stock\":2;holder write disconnect",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":60},\"placement\":{\"processes\":3},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\";holder write slow 150",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":60},\"placement\":{\"processes\":3},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\";holder write freeze 150",
                "\"lock\":{\"kind\":\"advisory\"},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"lock-table\",\"leaseMs\":200},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"robust-mutex\"},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"lock-file\",\"staleCheck\":true},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"spin\"},\"stock\":2,\"placement\":{\"processes\":4};holder write exception",
                "\"lock\":{\"kind\":\"robust-mutex\"},\"stock\":2,\"placement\":{\"processes\":4};holder write"
                        + " torn-write",
            })
    void aRecordedRunWithAFaultHappensAgain(String part) throws Exception {
        String[] parts = part.split(";");
        happensAgain(parts[0] + ",\"faults\":[" + fault(parts[1].split(" ")) + "]");
    }

    /** If several buyers hold a lock at once, or none does, the fault hits the same first buyer again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"mutex\"};holder write slow 90",
                "\"lock\":{\"kind\":\"mutex\"};holder think freeze 120",
                "\"lock\":{\"kind\":\"mutex\"};holder write exception",
                "\"lock\":{\"kind\":\"mutex\"};holder write crash",
                "\"lock\":{\"kind\":\"mutex\"};holder write hang",
                "\"lock\":{\"kind\":\"none\"};holder write exception",
                "\"lock\":{\"kind\":\"none\"};holder unlock slow 90",
                "\"lock\":{\"kind\":\"optimistic\"},\"store\":\"memory\";holder write crash",
                "\"lock\":{\"kind\":\"serializable\"},\"store\":\"database\";holder write exception",
            })
    void aFaultForOneOfManyHoldersMeetsTheSameOneAgain(String part) throws Exception {
        String[] parts = part.split(";");
        happensAgain(parts[0] + ",\"stock\":2,\"placement\":{\"processes\":4},"
                + "\"program\":\"query\\nlock\\nread\\ntake\\nthink 5\\nwrite\\nunlock\\nquery\","
                + "\"faults\":[" + fault(parts[1].split(" ")) + "]");
    }

    /**
     * A write before the fault is rolled back with its transaction, and other buyers can query the store at any time.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "row;holder write exception",
                "row;holder write crash",
                "row;holder write disconnect",
                "row;holder write slow 120",
                "row;holder write freeze 150",
                "row;holder unlock crash",
                "row;holder unlock slow 120",
                "serializable;2 write exception",
                "serializable;2 unlock crash",
            })
    void aTransactionWithAFaultHappensAgain(String part) throws Exception {
        String[] parts = part.split(";");
        happensAgain("\"lock\":{\"kind\":\"" + parts[0] + "\"},\"store\":\"database\",\"stock\":2,"
                + "\"placement\":{\"processes\":6},\"program\":\"query\\nlock\\nread\\ntake\\nwrite\\nunlock\\nquery\","
                + "\"faults\":[" + fault(parts[1].split(" ")) + "]");
    }

    /** Two of the faults end with the session, two are over before it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "holder write crash",
                "holder write disconnect",
                "holder write slow 300",
                "holder write freeze 300"
            })
    void aSessionWithAFaultHappensAgain(String fault) throws Exception {
        happensAgain("\"lock\":{\"kind\":\"zookeeper\"},\"placement\":{\"processes\":4},\"stock\":2,\"faults\":["
                + fault(fault.split(" ")) + "]");
    }

    /** A fault by hand has its place in the schedule and is injected there again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SLOW;\"lock\":{\"kind\":\"semaphore\"}",
                "FREEZE;\"lock\":{\"kind\":\"semaphore\"}",
                "FREEZE;\"lock\":{\"kind\":\"row\"},\"store\":\"database\"",
                "SLOW;\"lock\":{\"kind\":\"none\"}",
                "EXCEPTION;\"lock\":{\"kind\":\"none\"}",
                "EXCEPTION;\"lock\":{\"kind\":\"semaphore\"}",
                "EXCEPTION;\"lock\":{\"kind\":\"redis\",\"leaseMs\":300}",
                "CRASH;\"lock\":{\"kind\":\"none\"}",
                "CRASH;\"lock\":{\"kind\":\"semaphore\"}",
                "CRASH;\"lock\":{\"kind\":\"file-lock\"}",
                "CRASH;\"lock\":{\"kind\":\"row\"},\"store\":\"database\"",
                "CRASH;\"lock\":{\"kind\":\"robust-mutex\"},\"store\":\"memory\"",
                "HANG;\"lock\":{\"kind\":\"semaphore\"}",
                "HANG;\"lock\":{\"kind\":\"none\"}",
                "DISCONNECT;\"lock\":{\"kind\":\"advisory\"}",
                "DISCONNECT;\"lock\":{\"kind\":\"none\"},\"store\":\"database\"",
                "FORGET;\"lock\":{\"kind\":\"semaphore\"}",
                "TORN_WRITE;\"lock\":{\"kind\":\"file-lock\"}",
            })
    void aFaultByHandHappensAgain(String part) throws Exception {
        String[] parts = part.split(";");
        FaultKind kind = FaultKind.valueOf(parts[0]);
        OptionalLong forMs = kind.lasts() ? OptionalLong.of(120) : OptionalLong.empty();
        FaultOrder order = FaultOrder.byHand(kind, forMs);
        for (int i = 0; i < RUNS; i++) {
            Run recorded = runs.start(
                    READER.read("{\"version\":1," + parts[1] + ",\"stock\":2,\"placement\":{\"processes\":3},"
                            + "\"program\":\"query\\nlock\\nread\\ntake\\nthink 300\\nwrite\\nunlock\"}"),
                    "a test");
            RunTests.await(recorded, EventKind.TOOK, LIMIT);
            runs.steering(recorded).order(firstToTake(recorded), order);
            repeats(RunTests.finished(recorded, LIMIT));
        }
    }

    private static int firstToTake(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.TOOK)
                .findFirst()
                .orElseThrow()
                .buyer();
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
                "a test");
        RunTests.await(recorded, EventKind.READ, LIMIT);
        runs.stop(recorded);
        RunTests.finished(recorded, LIMIT);

        Run repeated = runs.start(withSchedule(recorded, "think 20000", "think 20"), "a test");
        RunTests.finished(repeated, LIMIT);
        assertThat(repeated.log().all())
                .as("%s", repeated.log().all())
                .extracting(Event::kind)
                .contains(EventKind.SCHEDULE_ENDED, EventKind.WROTE)
                .doesNotContain(EventKind.OFF_SCHEDULE);
    }

    private static String fault(String[] words) {
        String buyer = words[0].equals("holder") ? "\"holder\"" : words[0];
        String forMs = words.length > 3 ? ",\"forMs\":" + words[3] : "";
        return "{\"buyer\":" + buyer + ",\"at\":\"" + words[1] + "\",\"kind\":\"" + words[2] + "\"" + forMs + "}";
    }

    private void happensAgain(String part) throws Exception {
        for (int i = 0; i < RUNS; i++) {
            repeats(finished(READER.read("{\"version\":1," + part + "}")));
        }
    }

    private void repeats(Run recorded) throws Exception {
        Run repeated = finished(withSchedule(recorded));

        String both = recorded.schedule().text() + "\n" + recorded.log().all() + "\n"
                + repeated.log().all();
        assertThat(repeated.log().all())
                .as(both)
                .extracting(Event::kind)
                .doesNotContain(EventKind.OFF_SCHEDULE, EventKind.SCHEDULE_ENDED);
        assertThat(StoreStory.of(repeated.scenario(), repeated.log().all()))
                .as(both)
                .isEqualTo(StoreStory.of(recorded.scenario(), recorded.log().all()));
        assertThat(faults(repeated)).as(both).isEqualTo(faults(recorded));
        assertThat(timeouts(repeated)).as(both).isEqualTo(timeouts(recorded));
        assertThat(judgement(repeated)).as(both).isEqualTo(judgement(recorded));
    }

    private static Map<Integer, List<String>> faults(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.FAULT)
                .collect(Collectors.groupingBy(
                        Event::buyer,
                        Collectors.mapping(
                                event -> event.text(Field.BY).orElseThrow() + " "
                                        + event.text(Field.FAULT).orElseThrow(),
                                Collectors.toList())));
    }

    private static Set<Integer> timeouts(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.LOCK_TIMEOUT)
                .map(Event::buyer)
                .collect(Collectors.toSet());
    }

    private Scenario withSchedule(Run recorded) throws Exception {
        return withSchedule(recorded, "think 0", "think 0");
    }

    /** Changes a step of the program that does not affect the order. */
    private Scenario withSchedule(Run recorded, String step, String other) throws Exception {
        Map<String, Object> members = ScenarioWriter.fullMembers(recorded.scenario());
        members.put("program", recorded.scenario().program().text().replace(step, other));
        members.put("schedule", recorded.schedule().text());
        return READER.read(Json.write(members));
    }

    private Run finished(Scenario scenario) throws Exception {
        return RunTests.finished(runs.start(scenario, "a test"), LIMIT);
    }

    private static List<Object> judgement(Run run) {
        Verdict verdict = run.verdict().orElseThrow();
        return List.of(
                verdict.safety(),
                verdict.liveness(),
                verdict.findings().stream().map(Finding::kind).toList(),
                verdict.figures().sold(),
                verdict.figures().soldOut());
    }
}
