package org.lockplay.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.json.Json;

/**
 * Reads a trace as Perfetto does ({@code json_trace_parser}, {@code slice_tracker}, {@code flow_tracker}), and refuses
 * what Perfetto drops or cannot bind.
 *
 * <ol>
 *   <li>Times in microseconds become whole nanoseconds. Some versions round, others cut the fraction off: both must come
 *       to the same, else slices that nest do not nest any more.
 *   <li>Events are sorted by time; those of one moment stay as they are in the file.
 *   <li>On each thread a slice ends before the next one begins or encloses it. A moment on a thread is a slice of no
 *       length.
 *   <li>An asynchronous slice is a {@code b} and an {@code e} of one id.
 *   <li>A flow binds to slices that have a length, begins in one that lets it out and ends in one that lets it in, and
 *       does not go back in time.
 * </ol>
 */
final class TraceReader {

    private static final Set<String> PHASES = Set.of("X", "b", "e", "i", "C", "M");

    /** A slice on a thread. */
    private record Slice(Map<?, ?> event, long fromNs, long toNs) {}

    private final Map<List<Object>, Deque<Slice>> threads = new HashMap<>();
    private final Set<List<Object>> async = new HashSet<>();
    private final Map<Object, Slice> flows = new HashMap<>();
    private final Set<Object> open = new HashSet<>();
    private int bound;

    private TraceReader() {}

    /**
     * Reads a trace.
     *
     * @return the number of flows that lead into a slice
     * @throws IllegalArgumentException naming the event that breaks a rule
     */
    static int read(String json) {
        List<Map<?, ?>> events = new ArrayList<>();
        ((List<?>) Json.parseObject(json).get("traceEvents")).forEach(event -> events.add((Map<?, ?>) event));
        events.forEach(TraceReader::checkMembers);
        TraceReader reader = new TraceReader();
        events.stream()
                .sorted(Comparator.comparingLong(event -> ns(event, "ts")))
                .forEach(reader::next);
        require(reader.async.isEmpty(), "an end of everything", Map.of("open", reader.async));
        require(reader.open.isEmpty(), "an end of every flow", Map.of("open", reader.open));
        return reader.bound;
    }

    private static void checkMembers(Map<?, ?> event) {
        require(PHASES.contains(event.get("ph")), "a known phase", event);
        require(event.get("name") instanceof String, "a name", event);
        require(event.get("pid") instanceof Long pid && pid > 0, "a pid, which is not the idle process's", event);
        require(event.get("tid") instanceof Long tid && tid > 0, "a tid, which is not the idle thread's", event);
        ns(event, "ts");
        if (event.get("ph").equals("X")) {
            ns(event, "dur");
        }
    }

    private static long ns(Map<?, ?> event, String member) {
        require(event.get(member) instanceof Number, "a " + member, event);
        double ns = ((Number) event.get(member)).doubleValue() * 1_000.0;
        require((long) ns == Math.round(ns), "the same nanosecond, rounded or cut off, for " + member, event);
        require(ns >= 0, "no negative " + member, event);
        return (long) ns;
    }

    private void next(Map<?, ?> event) {
        long ts = ns(event, "ts");
        switch ((String) event.get("ph")) {
            case "X" -> flow(event, slice(event, ts, ns(event, "dur")));
            case "i" -> {
                if ("t".equals(event.get("s"))) {
                    slice(event, ts, 0);
                }
            }
            case "b" -> require(async.add(asyncKey(event)), "an id of its own", event);
            case "e" -> require(async.remove(asyncKey(event)), "an end of what has begun", event);
            default -> {
                // Counters and names have no constraints.
            }
        }
    }

    private static List<Object> asyncKey(Map<?, ?> event) {
        return List.of(event.get("pid"), event.get("name"), event.get("id"));
    }

    private static List<Object> thread(Map<?, ?> event) {
        return List.of(event.get("pid"), event.get("tid"));
    }

    private Slice slice(Map<?, ?> event, long fromNs, long durNs) {
        Deque<Slice> stack = threads.computeIfAbsent(thread(event), key -> new ArrayDeque<>());
        while (!stack.isEmpty() && isOver(stack.peek(), fromNs, durNs)) {
            stack.pop();
        }
        Slice slice = new Slice(event, fromNs, fromNs + durNs);
        require(stack.isEmpty() || slice.toNs() <= stack.peek().toNs(), "a slice that nests in " + stack, event);
        stack.push(slice);
        return slice;
    }

    private static boolean isOver(Slice slice, long nextFromNs, long nextDurNs) {
        boolean bothAreMoments = slice.fromNs() == slice.toNs() && nextDurNs == 0;
        return slice.toNs() < nextFromNs || slice.toNs() == nextFromNs && !bothAreMoments;
    }

    private void flow(Map<?, ?> event, Slice slice) {
        if (event.get("bind_id") != null) {
            require(slice.toNs() > slice.fromNs(), "a slice with a length", event);
            if (Boolean.TRUE.equals(event.get("flow_in"))) {
                end(event.get("bind_id"), slice, event);
            }
            if (Boolean.TRUE.equals(event.get("flow_out"))) {
                begin(event.get("bind_id"), slice, event);
            }
        }
    }

    private void begin(Object id, Slice slice, Map<?, ?> event) {
        require(open.add(id), "one flow of an id at a time", event);
        flows.put(id, slice);
    }

    private void end(Object id, Slice slice, Map<?, ?> event) {
        require(open.remove(id), "a flow that has begun", event);
        require(flows.get(id).toNs() <= slice.fromNs(), "a flow forward", event);
        bound++;
    }

    private static void require(boolean condition, String what, Map<?, ?> event) {
        if (!condition) {
            throw new IllegalArgumentException("expected: " + what + ", found: " + event);
        }
    }
}
