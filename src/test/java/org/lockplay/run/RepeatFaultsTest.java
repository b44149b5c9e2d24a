package org.lockplay.run;

import io.quarkus.test.junit.QuarkusTest;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.run.control.FaultOrder;

/** Faults of real runs are injected again where a schedule has them, and the same happens again. */
@StartsProcesses
@QuarkusTest
class RepeatFaultsTest extends RepeatStage {

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
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":300},\"placement\":{\"processes\":3},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\";holder write slow 600",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":300},\"placement\":{\"processes\":3},\"stock\":2,"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\";holder write freeze 600",
                "\"lock\":{\"kind\":\"advisory\"},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"lock-table\",\"leaseMs\":1000},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"robust-mutex\"},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"lock-file\",\"staleCheck\":true},\"stock\":2;holder write crash",
                "\"lock\":{\"kind\":\"spin\"},\"stock\":2,\"placement\":{\"processes\":4};holder write exception",
                "\"lock\":{\"kind\":\"robust-mutex\"},\"stock\":2,\"placement\":{\"processes\":4};holder write"
                        + " torn-write",
            })
    void aRecordedRunWithAFaultHappensAgain(String part) throws Exception {
        String[] parts = part.split(";");
        happensAgain(inFewProcesses(parts[0]) + ",\"faults\":[" + fault(parts[1].split(" ")) + "]");
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
        FaultOrder order = byHand(FaultKind.valueOf(parts[0]));
        for (int i = 0; i < RUNS; i++) {
            Run recorded = startedUntilTaken(parts[1]);
            runs.steering(recorded).order(firstToTake(recorded), order);
            repeats(RunTests.finished(recorded, RunTests.LIMIT));
        }
    }

    private static int firstToTake(Run run) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.TOOK)
                .findFirst()
                .orElseThrow()
                .buyer();
    }

    /** Two planned faults, for one buyer or for two. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"semaphore\"},\"stock\":2;1 read slow 40;holder write crash",
                "\"lock\":{\"kind\":\"file-lock\"},\"stock\":2;holder read slow 60;holder write exception",
                "\"lock\":{\"kind\":\"advisory\"},\"stock\":2;holder read slow 40;holder write disconnect",
                "\"program\":\"think 5\\nread\\ntake\\nwrite\",\"jitterMs\":5;1 read slow 60;2 write torn-write",
                "\"lock\":{\"kind\":\"redis\",\"leaseMs\":400},\"stock\":2,\"placement\":{\"processes\":3};"
                        + "holder read slow 600;holder write freeze 600",
                "\"lock\":{\"kind\":\"mutex\"},\"stock\":2,\"placement\":{\"processes\":4};"
                        + "holder read slow 60;holder write exception",
                "\"lock\":{\"kind\":\"semaphore\"};holder read slow 30;3 unlock forget",
                "\"lock\":{\"kind\":\"row\"},\"store\":\"database\",\"stock\":2,\"placement\":{\"processes\":4};"
                        + "holder write slow 60;holder unlock crash",
            })
    void aRecordedRunWithTwoFaultsHappensAgain(String part) throws Exception {
        String[] parts = part.split(";");
        happensAgain(inFewProcesses(parts[0]) + ",\"faults\":[" + fault(parts[1].split(" ")) + ","
                + fault(parts[2].split(" ")) + "]");
    }

    /** Two faults by hand on the holder, the second one while the first one lasts or waits for its step. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "SLOW;EXCEPTION;\"lock\":{\"kind\":\"file-lock\"}",
                "SLOW;HANG;\"lock\":{\"kind\":\"file-lock\"}",
                "SLOW;CRASH;\"lock\":{\"kind\":\"file-lock\"}",
                "SLOW;SLOW;\"lock\":{\"kind\":\"semaphore\"}",
                "FREEZE;CRASH;\"lock\":{\"kind\":\"semaphore\"}",
                "FORGET;EXCEPTION;\"lock\":{\"kind\":\"semaphore\"}",
                "FORGET;SLOW;\"lock\":{\"kind\":\"semaphore\"}",
                "DISCONNECT;EXCEPTION;\"lock\":{\"kind\":\"advisory\"}",
            })
    void twoFaultsByHandHappenAgain(String part) throws Exception {
        String[] parts = part.split(";");
        for (int i = 0; i < RUNS; i++) {
            Run recorded = startedUntilTaken(parts[2]);
            int buyer = firstToTake(recorded);
            FaultKind first = FaultKind.valueOf(parts[0]);
            runs.steering(recorded).order(buyer, byHand(first));
            if (!first.waitsForItsStep()) {
                RunTests.await(recorded, event -> event.buyer() == buyer && event.isFault(first), RunTests.LIMIT);
            }
            runs.steering(recorded).order(buyer, byHand(FaultKind.valueOf(parts[1])));
            repeats(RunTests.finished(recorded, RunTests.LIMIT));
        }
    }

    /** A run that ends stuck costs all its processes: five show as much as the usual ten. */
    private static String inFewProcesses(String part) {
        return part.contains("placement") ? part : "\"placement\":{\"processes\":5}," + part;
    }

    private Run startedUntilTaken(String part) throws Exception {
        Run recorded = runs.start(
                READER.read("{\"version\":1," + part + ",\"stock\":2,\"placement\":{\"processes\":3},"
                        + "\"program\":\"query\\nlock\\nread\\ntake\\nthink 300\\nwrite\\nunlock\"}"),
                RunTests.requester("a test"));
        RunTests.await(recorded, EventKind.TOOK, RunTests.LIMIT);
        return recorded;
    }

    private static FaultOrder byHand(FaultKind kind) {
        return FaultOrder.byHand(kind, kind.lasts() ? OptionalLong.of(120) : OptionalLong.empty());
    }

    private static String fault(String[] words) {
        String buyer = words[0].equals("holder") ? "\"holder\"" : words[0];
        String forMs = words.length > 3 ? ",\"forMs\":" + words[3] : "";
        return "{\"buyer\":" + buyer + ",\"at\":\"" + words[1] + "\",\"kind\":\"" + words[2] + "\"" + forMs + "}";
    }
}
