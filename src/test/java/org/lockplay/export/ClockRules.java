package org.lockplay.export;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.history.Json;

/** The rules that ShiViz holds a log to, with its default pattern. */
final class ClockRules {

    private static final Pattern ENTRY = Pattern.compile("(?<event>.*)\\n(?<host>\\S*) (?<clock>\\{.*\\})\\n");

    private ClockRules() {}

    /** @throws IllegalArgumentException naming the entry that breaks a rule */
    static int check(String log) {
        Map<String, Map<String, Object>> last = new HashMap<>();
        Matcher entry = ENTRY.matcher(log);
        int end = 0;
        int count = 0;
        while (entry.find()) {
            require(entry.start() == end, "nothing between entries", log.substring(end, entry.start()));
            end = entry.end();
            count++;
            String host = entry.group("host");
            Map<String, Object> clock = Json.parseObject(entry.group("clock"));
            Map<String, Object> before = last.getOrDefault(host, Map.of());
            require(clock.containsKey(host), "the host in its own clock", entry.group());
            require(time(clock, host) == time(before, host) + 1, "own time that grows by one", entry.group());
            before.keySet()
                    .forEach(other ->
                            require(time(clock, other) >= time(before, other), "time that goes on", entry.group()));
            clock.keySet().stream()
                    .filter(other -> !other.equals(host))
                    .forEach(other -> require(
                            time(clock, other) <= time(last.getOrDefault(other, Map.of()), other),
                            "no word from the future",
                            entry.group()));
            last.put(host, clock);
        }
        require(end == log.length(), "entries to the end", log.substring(end));
        return count;
    }

    private static long time(Map<String, Object> clock, String host) {
        return clock.get(host) instanceof Long time ? time : 0;
    }

    private static void require(boolean condition, String what, String where) {
        if (!condition) {
            throw new IllegalArgumentException("expected: " + what + ", found: " + where);
        }
    }
}
