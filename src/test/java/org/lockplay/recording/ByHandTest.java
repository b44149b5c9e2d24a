package org.lockplay.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** The place of faults by hand in a schedule. */
class ByHandTest {

    private static final String BUY = "read\\ntake\\nwrite";

    private final List<Event> history = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"exception", "hang"})
    void aBuyerEndedByAFaultAtItsGateDoesNotPassIt(String kind) throws Exception {
        reads(0, 10);
        byHand(20, 0, 2, kind);
        at(21, EventKind.FAILED, 0, 2, Field.WHAT, "exception");
        at(22, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "failed");
        reads(1, 30);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!" + kind + " 1");
    }

    @Test
    void aCrashComesAfterAllStepsOfItsBuyer() throws Exception {
        reads(0, 10);
        reads(1, 15);
        // Recorded when the process had ended; ordered a moment before its last event.
        at(20, EventKind.TOOK, 0, 2, Field.COUNT, 0);
        byHand(19, 0, 0, "crash");
        at(30, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "killed");
        at(31, EventKind.TOOK, 1, 2, Field.COUNT, 0);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 1 0 0!crash 1");
    }

    @Test
    void aFinishedBuyerThatKeepsTheLockCanStillBeKilled() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        at(12, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);
        at(13, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "bought");
        byHand(14, 0, 0, "crash");

        assertThat(schedule("file-lock", "memory", "lock\\nread")).isEqualTo("0*2 0!crash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exception", "crash", "hang"})
    void aBuyerEndedByAFaultWhileItWaitsHasPassedTheGateBeforeTheLock(String kind) throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 1, 1);
        at(11, EventKind.LOCK_REQUESTED, 0, 1);
        at(12, EventKind.LOCK_ACQUIRED, 0, 1);
        byHand(13, 1, kind.equals("crash") ? 0 : 1, kind);
        at(14, EventKind.READ, 0, 2, Field.COUNT, 1, Field.VERSION, 0);

        assertThat(schedule("semaphore", "memory", "lock\\nread")).isEqualTo("0 1 1!" + kind + " 0");
    }

    @Test
    void aBuyerDisconnectedWhileItWaitsHasPassedTheGateBeforeTheLock() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        byHand(11, 0, 0, "disconnect");
        at(12, EventKind.FAILED, 0, 1, Field.WHAT, "lock");

        assertThat(schedule("advisory", "memory", "lock\\nread")).isEqualTo("0 0!disconnect");
    }

    @Test
    void aFreezeLastsUntilItsThawOrItsTime() throws Exception {
        reads(0, 10);
        byHand(11, 0, 0, "freeze");
        at(12, EventKind.FROZEN, 0, 0);
        reads(1, 20);
        at(30, EventKind.THAWED, 0, 0, Field.BY, "hand");
        byHand(31, 1, 0, "freeze", Field.FOR_MS, 500);
        at(32, EventKind.FROZEN, 1, 0);
        at(532, EventKind.THAWED, 1, 0);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 0!freeze 1 0!thaw 1!freeze:500");
    }

    @Test
    void aThawEndsAPlannedFreezeToo() throws Exception {
        at(10, EventKind.FAULT, 0, 1, Field.FAULT, "freeze", Field.BY, "plan");
        at(11, EventKind.FROZEN, 0, 0);
        reads(1, 20);
        at(30, EventKind.THAWED, 0, 0, Field.BY, "hand");
        reads(0, 40);

        assertThat(schedule("none", "memory", BUY)).isEqualTo("0 1 0!thaw 0");
    }

    @Test
    void theGateOfAForgottenReleaseIsStillPassed() throws Exception {
        at(10, EventKind.LOCK_REQUESTED, 0, 1);
        at(11, EventKind.LOCK_ACQUIRED, 0, 1);
        byHand(12, 0, 2, "forget");
        at(13, EventKind.BUYER_FINISHED, 0, 0, Field.OUTCOME, "sold-out");

        assertThat(schedule("semaphore", "memory", "lock\\nunlock")).isEqualTo("0 0!forget 0");
    }

    @ParameterizedTest
    @CsvSource({"torn-write, 0*3 0!torn-write 0", "exception, 0*3 0!exception", "slow, 0*3 0!slow 0"})
    void duringAWriteTheFileIsAlreadyTruncated(String kind, String schedule) throws Exception {
        reads(0, 10);
        at(11, EventKind.TOOK, 0, 2, Field.COUNT, 0);
        byHand(12, 0, 3, kind, Field.WHAT, "truncated");
        if (kind.equals("slow")) {
            at(20, EventKind.WROTE, 0, 3, Field.COUNT, 0, Field.VERSION, 1);
        }

        assertThat(schedule("none", "file", BUY)).isEqualTo(schedule);
    }

    @Test
    void aBuyerThatEmitsItsGateAgainIsStillAtThatGate() throws Exception {
        at(10, EventKind.GATE, 0, 1);
        reads(0, 11);
        at(12, EventKind.TOOK, 0, 2, Field.COUNT, 0);
        at(13, EventKind.GATE, 0, 3);
        at(14, EventKind.GATE, 0, 3, Field.WHAT, "truncated");
        byHand(15, 0, 3, "slow", Field.WHAT, "truncated");
        at(16, EventKind.GATE, 0, 3, Field.WHAT, "truncated");

        assertThat(schedule("none", "file", BUY)).isEqualTo("0*3 0!slow");
    }

    private void reads(int buyer, long t) {
        at(t, EventKind.READ, buyer, 1, Field.COUNT, 1, Field.VERSION, 0);
    }

    private void byHand(long t, int buyer, int step, String kind) {
        at(t, EventKind.FAULT, buyer, step, Field.FAULT, kind, Field.BY, "hand");
    }

    private void byHand(long t, int buyer, int step, String kind, Field field, Object value) {
        at(t, EventKind.FAULT, buyer, step, Field.FAULT, kind, Field.BY, "hand", field, value);
    }

    private void at(long t, EventKind kind, int buyer, int step, Object... fieldsAndValues) {
        Event event = Event.of(t, kind, buyer).with(Field.STEP, step == 0 ? null : step);
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            event = event.with((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        history.add(event.numbered(history.size() + 1L));
    }

    private String schedule(String lock, String store, String program) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(("{\"version\":1,\"lock\":{\"kind\":\"%s\"},\"store\":\"%s\",\"program\":\"%s\","
                                + "\"placement\":{\"processes\":2}}")
                        .formatted(lock, store, program));
        return Recording.scheduleOf(scenario, history).text();
    }
}
