package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.run.archive.RunLog;

class HistoryRecorderTest {

    private final RunLog log = new RunLog();
    private final List<EventKind> seen = new ArrayList<>();

    @Test
    void everyListenerSeesTheOrderOfTheHistory() {
        HistoryRecorder recorder = recorder(Integer.MAX_VALUE);
        recorder.addListener(event -> {
            if (event.kind() == EventKind.GATE) {
                recorder.record(TestEvents.event(2, EventKind.OFF_SCHEDULE, event.buyer()));
            }
        });
        recorder.addListener(event -> seen.add(event.kind()));
        recorder.record(TestEvents.event(1, EventKind.GATE, 0));

        assertThat(seen).containsExactly(EventKind.GATE, EventKind.OFF_SCHEDULE);
        assertThat(log.all()).extracting(Event::kind).isEqualTo(seen);
    }

    @Test
    void aListenerFindsTheEventInTheLog() {
        HistoryRecorder recorder = recorder(Integer.MAX_VALUE);
        recorder.addListener(event -> assertThat(log.lastSeq()).isOne());
        recorder.record(TestEvents.event(1, EventKind.GATE, 0));
    }

    @Test
    void aRunThatExceedsItsNumberOfEventsFailsOnce() {
        HistoryRecorder recorder = recorder(2);
        recorder.record(TestEvents.event(1, EventKind.GATE, 0));
        assertThat(recorder.isFull()).isFalse();
        recorder.record(TestEvents.event(2, EventKind.GATE, 1));
        recorder.record(TestEvents.event(3, EventKind.GATE, 2));

        assertThat(recorder.isFull()).isTrue();
        assertThat(log.all())
                .extracting(Event::kind)
                .containsExactly(EventKind.GATE, EventKind.GATE, EventKind.FAILED, EventKind.GATE);
    }

    private HistoryRecorder recorder(int maxEvents) {
        return new HistoryRecorder(log, maxEvents, new Stopwatch(() -> 0));
    }
}
