package org.lockplay.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.history.Json;

/** The rules of Chrome's trace format that a viewer relies on. */
final class TraceRules {

    private static final Set<String> PHASES = Set.of("X", "b", "e", "i", "C", "M", "s", "f");
    /** Microseconds are written as decimal fractions. */
    private static final double SLACK = 1e-6;

    private TraceRules() {}

    /** @throws IllegalArgumentException naming the event that breaks a rule */
    static void check(String json) {
        Map<String, Object> document = Json.parseObject(json);
        Map<List<Object>, Deque<Double>> threads = new HashMap<>();
        Map<List<Object>, Double> lastStart = new HashMap<>();
        Set<Object> async = new HashSet<>();
        Map<Object, Double> flows = new HashMap<>();
        for (Object value : (List<?>) document.get("traceEvents")) {
            Map<?, ?> event = (Map<?, ?>) value;
            require(PHASES.contains(event.get("ph")), "a known phase", event);
            require(event.get("name") instanceof String, "a name", event);
            require(event.get("pid") instanceof Long && event.get("tid") instanceof Long, "a pid and a tid", event);
            require(event.get("ts") instanceof Number, "a ts", event);
            double ts = ((Number) event.get("ts")).doubleValue();
            switch ((String) event.get("ph")) {
                case "X" -> {
                    List<Object> thread = List.of(event.get("pid"), event.get("tid"));
                    require(event.get("dur") instanceof Number, "a dur", event);
                    require(ts >= lastStart.getOrDefault(thread, 0.0), "the order of their begins", event);
                    lastStart.put(thread, ts);
                    nest(threads.computeIfAbsent(thread, key -> new ArrayDeque<>()), ts, event);
                }
                case "b" -> require(async.add(event.get("id")), "an id of its own", event);
                case "e" -> require(async.remove(event.get("id")), "an end of what has begun", event);
                case "s" -> flows.put(event.get("id"), ts);
                case "f" ->
                    require(flows.getOrDefault(event.get("id"), Double.MAX_VALUE) <= ts, "a flow forward", event);
                default -> {
                    // Moments, counters and names stand by themselves.
                }
            }
        }
        require(async.isEmpty(), "an end of everything", Map.of("open", async));
    }

    private static void nest(Deque<Double> ends, double ts, Map<?, ?> event) {
        double end = ts + ((Number) event.get("dur")).doubleValue();
        while (!ends.isEmpty() && ends.peek() <= ts + SLACK) {
            ends.pop();
        }
        require(ends.isEmpty() || end <= ends.peek() + SLACK, "nesting", event);
        ends.push(end);
    }

    private static void require(boolean condition, String what, Map<?, ?> event) {
        if (!condition) {
            throw new IllegalArgumentException("expected: " + what + ", found: " + event);
        }
    }
}
