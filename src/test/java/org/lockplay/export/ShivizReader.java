package org.lockplay.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockplay.json.Json;

/**
 * Reads a log as ShiViz does with its default pattern {@code (?<event>.*)\n(?<host>\S*) (?<clock>{.*})}, and checks what
 * ShiViz checks. Stricter than ShiViz in one point: ShiViz skips text that no match covers, and this reader refuses it.
 *
 * <p>The steps of ShiViz ({@code parser.js}, {@code regexp.js}, {@code vectorTimestamp.js}, {@code modelGraph.js}):
 *
 * <ol>
 *   <li>trim the text, then match it globally, each match starting where the last one ended;
 *   <li>parse each clock as JSON; the host has an entry of its own; entries of 0 are dropped;
 *   <li>by host, the own times are 1, 2, 3 …;
 *   <li>every other entry names a host of the log and a time that this host has;
 *   <li>each clock is the maximum of the clocks that it can have been made from, so that the order is transitive.
 * </ol>
 */
final class ShivizReader {

    /** The characters that {@code .} matches in JavaScript; Java's own {@code .} also excludes U+0085. */
    private static final String ANY = "[^\\n\\r\\u2028\\u2029]*";

    /** The characters that {@code \S} matches in JavaScript. */
    private static final String NO_SPACE =
            "[^\\t\\n\\u000B\\f\\r \\u00A0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]*";

    private static final Pattern DEFAULT =
            Pattern.compile("(?<event>" + ANY + ")\\n(?<host>" + NO_SPACE + ") (?<clock>\\{" + ANY + "\\})");

    /** One event of a log: its text, its host, its clock. */
    record Entry(String event, String host, Map<String, Long> clock) {

        long ownTime() {
            return clock.get(host);
        }
    }

    private ShivizReader() {}

    /**
     * Reads a log.
     *
     * @throws IllegalArgumentException naming the entry that breaks a rule
     */
    static List<Entry> read(String log) {
        String text = log.trim();
        Matcher match = DEFAULT.matcher(text);
        List<Entry> entries = new ArrayList<>();
        int end = 0;
        while (match.find()) {
            String between = text.substring(end, match.start());
            require(between.equals(entries.isEmpty() ? "" : "\n"), "nothing between entries", between);
            entries.add(entry(match));
            end = match.end();
        }
        require(!entries.isEmpty(), "an entry", text);
        require(end == text.length(), "entries to the end", text.substring(end));
        checkClocks(entries);
        return entries;
    }

    private static Entry entry(Matcher match) {
        Map<String, Long> clock = new LinkedHashMap<>();
        Json.parseObject(match.group("clock")).forEach((host, time) -> {
            require(time instanceof Long, "a whole number for " + host, match.group());
            clock.put(host, (Long) time);
        });
        require(clock.containsKey(match.group("host")), "the host in its own clock", match.group());
        clock.values().removeIf(time -> time == 0);
        return new Entry(match.group("event"), match.group("host"), clock);
    }

    private static void checkClocks(List<Entry> entries) {
        Map<String, List<Entry>> byHost = new LinkedHashMap<>();
        entries.forEach(entry ->
                byHost.computeIfAbsent(entry.host(), host -> new ArrayList<>()).add(entry));
        byHost.values().forEach(ShivizReader::checkOwnTimes);
        byHost.values().forEach(own -> checkOrigins(own, byHost));
    }

    private static void checkOwnTimes(List<Entry> ofHost) {
        for (int i = 0; i < ofHost.size(); i++) {
            Entry entry = ofHost.get(i);
            require(entry.clock().getOrDefault(entry.host(), 0L) == i + 1, "own times 1, 2, 3 …", entry.toString());
        }
    }

    private static void checkOrigins(List<Entry> ofHost, Map<String, List<Entry>> byHost) {
        Map<String, Long> known = new HashMap<>();
        for (Entry entry : ofHost) {
            Map<String, Long> expected = new HashMap<>(known);
            entry.clock().forEach((other, time) -> {
                if (!other.equals(entry.host()) && time > known.getOrDefault(other, 0L)) {
                    require(byHost.containsKey(other), "a host of the log", entry.toString());
                    List<Entry> origins = byHost.get(other);
                    require(time >= 1 && time <= origins.size(), "a time that " + other + " has", entry.toString());
                    origins.get((int) (time - 1)).clock().forEach((host, t) -> expected.merge(host, t, Math::max));
                }
            });
            expected.put(entry.host(), entry.ownTime());
            require(expected.equals(entry.clock()), "the clock " + expected, entry.toString());
            known.putAll(expected);
        }
    }

    private static void require(boolean condition, String what, String where) {
        if (!condition) {
            throw new IllegalArgumentException("expected: " + what + ", found: " + where);
        }
    }
}
