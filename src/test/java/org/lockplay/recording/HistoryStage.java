package org.lockplay.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** A history that a test writes event by event, and the schedule that is derived from it. */
abstract class HistoryStage {

    static final String BUY = "read\\ntake\\nwrite";
    static final String IN_BLOCK = "with lock:\\n  read\\n  take\\n  write";

    final List<Event> history = new ArrayList<>();

    /**
     * Adds an event of a worker. Its {@code pass} is the line, as in a program without blocks at a store in memory;
     * other numbers are given as a member.
     */
    final void at(long t, EventKind kind, int buyer, int step, String... members) {
        boolean hasPass = Stream.of(members).anyMatch(member -> member.startsWith("pass="));
        Stream<String> usual = Stream.of("step=" + step, "pass=" + (hasPass ? 0 : step));
        add(t, kind, buyer, Stream.concat(usual, Stream.of(members)));
    }

    /** Adds an event that the server emits: without a line, and without {@code pass}. */
    final void byServer(long t, EventKind kind, int buyer, String... members) {
        add(t, kind, buyer, Stream.of(members));
    }

    private void add(long t, EventKind kind, int buyer, Stream<String> members) {
        history.add(
                TestEvents.event(t, kind, buyer, members.toArray(String[]::new)).numbered(history.size() + 1L));
    }

    final void reads(int buyer, long t) {
        at(t, EventKind.READ, buyer, 1, "count=1", "version=0");
    }

    final void acquires(int buyer, long t) {
        at(t, EventKind.LOCK_REQUESTED, buyer, 1);
        at(t + 1, EventKind.LOCK_ACQUIRED, buyer, 1);
    }

    /** The schedule for one ticket and ten buyers. */
    final String schedule(String kind, String store, String program) throws Exception {
        return scheduleUnder("{\"kind\":\"" + kind + "\"}", store, program);
    }

    final String scheduleUnder(String lock, String store, String program) throws Exception {
        return scheduleOf(1, lock, store, program);
    }

    final String scheduleOf(int stock, String lock, String store, String program) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(("{\"version\":2,\"stock\":%d,\"lock\":%s,\"store\":\"%s\",\"program\":\"%s\","
                                + "\"placement\":{\"processes\":10}}")
                        .formatted(stock, lock, store, program));
        return Recording.scheduleOf(scenario, history).text();
    }
}
