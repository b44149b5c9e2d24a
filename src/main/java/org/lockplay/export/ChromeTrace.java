package org.lockplay.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.history.Json;

/**
 * Chrome's trace format, as Perfetto reads it: a process a worker, a thread a buyer. What nests is a complete event
 * ({@code X}); what overlaps, such as a freeze that begins in one hold and ends in another, is an asynchronous one.
 * Arrows lead from giving back the lock to getting it; a counter follows the tickets.
 */
final class ChromeTrace {

    private static final double NS_A_MICRO = 1_000;
    private static final int CONDUCTOR = 0;

    private final List<Map<String, Object>> out = new ArrayList<>();
    private final RunHistory history;
    private int nextId = 1;

    private ChromeTrace(RunHistory history) {
        this.history = history;
    }

    static String write(RunHistory history) {
        ChromeTrace trace = new ChromeTrace(history);
        trace.writeAll();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("displayTimeUnit", "ns");
        document.put("otherData", Map.of("title", history.scenario().title(), "run", history.id()));
        document.put("traceEvents", trace.out);
        return Json.write(document);
    }

    private void writeAll() {
        Timeline timeline = TimelineMaker.of(history);
        name("process_name", CONDUCTOR, 0, "conductor");
        timeline.lanes().stream().map(Timeline.Lane::process).distinct().forEach(this::nameWorker);
        for (Timeline.Lane lane : timeline.lanes()) {
            name("thread_name", pid(lane.process()), tid(lane.buyer()), "buyer " + lane.buyer());
            spans(lane);
        }
        Map<String, Object> released = null;
        for (Event event : history.byTime()) {
            moment(event);
            if (event.kind() == EventKind.LOCK_RELEASED) {
                released = at("s", "key", event);
            } else if (event.kind() == EventKind.LOCK_ACQUIRED && released != null) {
                arrow(released, event);
                released = null;
            }
        }
    }

    private void nameWorker(int process) {
        String pid = history.events().stream()
                .filter(event -> event.kind() == EventKind.WORKER_STARTED
                        && event.number(Field.PROCESS).orElse(-1) == process)
                .map(event -> " (pid " + event.number(Field.PID).orElse(0) + ")")
                .findFirst()
                .orElse("");
        name("process_name", pid(process), 0, "process " + process + pid);
    }

    private void spans(Timeline.Lane lane) {
        List<Timeline.Span> ordered = lane.spans().stream()
                .sorted(Comparator.comparingLong(Timeline.Span::fromNs)
                        .thenComparing(Timeline.Span::toNs, Comparator.reverseOrder()))
                .toList();
        Deque<Timeline.Span> around = new ArrayDeque<>();
        for (Timeline.Span span : ordered) {
            while (!around.isEmpty() && around.peek().toNs() <= span.fromNs()) {
                around.pop();
            }
            boolean nests = around.isEmpty() || span.toNs() <= around.peek().toNs();
            if (nests) {
                around.push(span);
                Map<String, Object> whole = at("X", nameOf(span), lane, span.fromNs());
                whole.put("dur", (span.toNs() - span.fromNs()) / NS_A_MICRO);
                out.add(whole);
            } else {
                int id = nextId++;
                for (String phase : List.of("b", "e")) {
                    long t = phase.equals("b") ? span.fromNs() : span.toNs();
                    Map<String, Object> end = at(phase, nameOf(span), lane, t);
                    end.put("id", id);
                    out.add(end);
                }
            }
        }
    }

    private void moment(Event event) {
        Map<String, Object> moment = at("i", event.kind().wireName(), event);
        moment.put("s", event.buyer() == Event.NO_BUYER ? "g" : "t");
        moment.put("args", EventJson.members(event));
        out.add(moment);
        boolean counts = event.kind() == EventKind.WROTE || event.kind() == EventKind.STORE;
        if (counts && event.number(Field.COUNT).isPresent()) {
            Map<String, Object> counter = at("C", "tickets", event.t(), CONDUCTOR, 0);
            counter.put("args", Map.of("left", event.number(Field.COUNT).getAsLong()));
            out.add(counter);
        }
    }

    private void arrow(Map<String, Object> from, Event to) {
        int id = nextId++;
        Map<String, Object> head = at("f", "key", to);
        head.put("id", id);
        head.put("bp", "e");
        from.put("id", id);
        out.add(from);
        out.add(head);
    }

    private void name(String what, int pid, int tid, String name) {
        Map<String, Object> named = at("M", what, 0, pid, tid);
        named.put("args", Map.of("name", name));
        out.add(named);
    }

    private Map<String, Object> at(String phase, String name, Event event) {
        return event.buyer() == Event.NO_BUYER
                ? at(phase, name, event.t(), CONDUCTOR, 0)
                : at(phase, name, event.t(), pid(workerOf(event.buyer())), tid(event.buyer()));
    }

    private static Map<String, Object> at(String phase, String name, Timeline.Lane lane, long t) {
        return at(phase, name, t, pid(lane.process()), tid(lane.buyer()));
    }

    private static Map<String, Object> at(String phase, String name, long t, int pid, int tid) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("name", name);
        event.put("cat", "lockplay");
        event.put("ph", phase);
        event.put("ts", t / NS_A_MICRO);
        event.put("pid", pid);
        event.put("tid", tid);
        return event;
    }

    private int workerOf(int buyer) {
        return history.scenario().placement().workerOf(buyer);
    }

    private static int pid(int process) {
        return process + 1;
    }

    private static int tid(int buyer) {
        return buyer + 1;
    }

    private static String nameOf(Timeline.Span span) {
        return span.kind().name().toLowerCase(Locale.ROOT);
    }
}
