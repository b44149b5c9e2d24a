package org.lockplay.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventJson;
import org.lockplay.history.StoreSeen;
import org.lockplay.history.WorkerStarted;
import org.lockplay.history.Wrote;
import org.lockplay.json.Json;

/**
 * Chrome's trace format, as Perfetto reads it: one process per worker, one thread per buyer. Nested spans are complete
 * events ({@code X}); a freeze that overlaps a hold or a wait is an asynchronous event. Arrows connect consecutive
 * holds of a lock; a counter shows the tickets.
 *
 * <p>An arrow is bound to the slices themselves ({@code bind_id}): a separate flow event would bind to the topmost
 * slice at that moment, and a hold has just ended when the lock is released.
 */
final class ChromeTrace {

    private static final double NS_A_MICRO = 1_000;
    /** Neither 0, which is the kernel's idle process, nor a buyer's process. */
    private static final int CONDUCTOR = 1;
    /** Greater than all process numbers, so that no buyer's thread is mistaken for another process's main thread. */
    private static final int FIRST_THREAD = 1_001;

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
        document.put("otherData", Map.of("title", history.scenario().title(), "run", history.id()));
        document.put("traceEvents", trace.out);
        return Json.write(document);
    }

    private void writeAll() {
        Timeline timeline = TimelineMaker.of(history);
        Handovers handovers = Handovers.of(history, timeline);
        name("process_name", CONDUCTOR, CONDUCTOR, "conductor");
        timeline.lanes().stream().map(Timeline.Lane::process).distinct().forEach(this::nameWorker);
        for (Timeline.Lane lane : timeline.lanes()) {
            name("thread_name", pid(lane.process()), tid(lane.buyer()), "buyer " + lane.buyer());
            spans(lane, handovers);
        }
        history.byTime().forEach(this::moment);
    }

    private void nameWorker(int process) {
        String pid = history.events().stream()
                .filter(WorkerStarted.class::isInstance)
                .map(WorkerStarted.class::cast)
                .filter(started -> started.process() == process)
                .map(started -> " (pid " + started.pid() + ")")
                .findFirst()
                .orElse("");
        name("process_name", pid(process), pid(process), "process " + process + pid);
    }

    private void spans(Timeline.Lane lane, Handovers handovers) {
        SpanNesting nesting = SpanNesting.of(lane.spans());
        for (Timeline.Span span : nesting.nested()) {
            Map<String, Object> whole = at("X", nameOf(span), lane, span.fromNs());
            whole.put("dur", micros(span.toNs() - span.fromNs()));
            Handovers.Place place = handovers.placeOf(span);
            if (place != null) {
                whole.put("bind_id", "0x" + Integer.toHexString(place.path()));
                whole.put("flow_in", place.comesFromAnother());
                whole.put("flow_out", place.leadsToAnother());
            }
            out.add(whole);
        }
        for (Timeline.Span span : nesting.overlapping()) {
            int id = nextId++;
            for (String phase : List.of("b", "e")) {
                Map<String, Object> end =
                        at(phase, nameOf(span), lane, phase.equals("b") ? span.fromNs() : span.toNs());
                end.put("id", id);
                out.add(end);
            }
        }
    }

    private void moment(Event event) {
        Map<String, Object> moment = at("i", event.kind().wireName(), event);
        moment.put("s", event.buyer() == Event.NO_BUYER ? "g" : "t");
        moment.put("args", EventJson.members(event));
        out.add(moment);
        if (event instanceof Wrote write) {
            count(write, write.count());
        } else if (event instanceof StoreSeen look) {
            look.seen().count().ifPresent(count -> count(look, count));
        }
    }

    private void count(Event event, long tickets) {
        Map<String, Object> counter = at("C", "tickets", event.t(), CONDUCTOR, CONDUCTOR);
        counter.put("args", Map.of("left", tickets));
        out.add(counter);
    }

    private void name(String what, int pid, int tid, String name) {
        Map<String, Object> named = at("M", what, 0, pid, tid);
        named.put("args", Map.of("name", name));
        out.add(named);
    }

    private Map<String, Object> at(String phase, String name, Event event) {
        return event.buyer() == Event.NO_BUYER
                ? at(phase, name, event.t(), CONDUCTOR, CONDUCTOR)
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
        event.put("ts", micros(t));
        event.put("pid", pid);
        event.put("tid", tid);
        return event;
    }

    /** Microseconds that convert back to the same nanosecond, whether a reader rounds or truncates the fraction. */
    private static double micros(long ns) {
        double micros = ns / NS_A_MICRO;
        return (long) (micros * NS_A_MICRO) < ns ? Math.nextUp(micros) : micros;
    }

    private int workerOf(int buyer) {
        return history.scenario().placement().workerOf(buyer);
    }

    private static int pid(int process) {
        return CONDUCTOR + 1 + process;
    }

    private static int tid(int buyer) {
        return FIRST_THREAD + buyer;
    }

    private static String nameOf(Timeline.Span span) {
        return span.kind().name().toLowerCase(Locale.ROOT);
    }
}
