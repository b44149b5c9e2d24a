package org.lockplay.run.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.run.archive.RunLog;

/**
 * Records the events of one run: appends each to the log, then notifies the listeners. An event that a listener records
 * follows after all listeners have received the first one, so that all of them see the order of the history. For the
 * run's thread.
 */
final class HistoryRecorder {

    private final RunLog log;
    private final int maxEvents;
    private final Stopwatch stopwatch;
    private final List<Consumer<Event>> listeners = new ArrayList<>();
    private final Deque<Event> waiting = new ArrayDeque<>();
    private boolean recording;
    private boolean full;

    HistoryRecorder(RunLog log, int maxEvents, Stopwatch stopwatch) {
        this.log = log;
        this.maxEvents = maxEvents;
        this.stopwatch = stopwatch;
    }

    /** Adds a listener, which receives each event after the log and the earlier listeners. */
    void addListener(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Nanoseconds since the start of the run. */
    long nowNs() {
        return stopwatch.nowNs();
    }

    /** Whether the run has exceeded its number of events. */
    boolean isFull() {
        return full;
    }

    /** Records an event. */
    void record(Event event) {
        waiting.add(event);
        if (recording) {
            return;
        }
        recording = true;
        try {
            while (!waiting.isEmpty()) {
                apply(waiting.remove());
            }
        } finally {
            recording = false;
        }
    }

    private void apply(Event event) {
        boolean reachesLimit = log.append(event) >= maxEvents;
        listeners.forEach(listener -> listener.accept(event));
        if (reachesLimit && !full) {
            full = true;
            record(Failed.of(EventHeader.of(nowNs()), FailureKind.TOO_MANY_EVENTS));
        }
    }
}
