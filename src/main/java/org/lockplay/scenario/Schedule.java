package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.fault.FaultKind;

/**
 * The order in which buyers pass their gates, written as buyers' numbers with an optional count: {@code 0*3 1 0} lets
 * buyer 0 pass three gates, then buyer 1 one, then buyer 0 one. Lock time-outs, the ends of leases and faults are entries
 * as well: {@code 0*3 1 1!timeout}, {@code 0*3 0!freeze 1 0!thaw 0} (see {@link Turn}).
 *
 * @param turns one entry for each gate, each time-out, each fault, and each thaw by hand
 */
public record Schedule(List<Turn> turns) {

    /** No schedule: buyers run freely. */
    public static final Schedule NONE = new Schedule(List.of());

    /** Maximum number of turns. */
    public static final int MAX_TURNS = 10_000;

    /** Maximum length of the written form, in characters. */
    public static final int MAX_TEXT = 60_000;

    /** Any space or line end that can be pasted with a schedule. */
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\x85\\xA0\\u1680\\u2000-\\u200A\\u2028\\u2029\\u202F\\u205F\\u3000\\uFEFF]+");

    private static final Pattern PASSES = Pattern.compile("(\\d{1,4})(?:\\*([1-9]\\d{0,4}))?");
    private static final Pattern OTHERS = Pattern.compile("(\\d{1,4})!([a-z-]+)(?::([1-9]\\d{0,4}))?");

    public Schedule {
        turns = List.copyOf(turns);
    }

    /**
     * Parses the written form.
     *
     * @throws IllegalArgumentException if a part is not {@code buyer}, {@code buyer*count}, {@code buyer!timeout},
     *     {@code buyer!expires}, {@code buyer!fault}, {@code buyer!fault:ms} or {@code buyer!thaw}, or it is too long
     */
    public static Schedule parse(String text) {
        List<Turn> turns = new ArrayList<>();
        for (String part : SPACE.matcher(ProgramCharacters.halfWidth(text))
                .replaceAll(" ")
                .trim()
                .split(" ")) {
            List<Turn> next = turnsOf(part);
            if (turns.size() + next.size() > MAX_TURNS) {
                throw new IllegalArgumentException(part);
            }
            turns.addAll(next);
        }
        return new Schedule(turns);
    }

    private static List<Turn> turnsOf(String part) {
        Matcher passes = PASSES.matcher(part);
        if (passes.matches()) {
            int count = passes.group(2) == null ? 1 : Integer.parseInt(passes.group(2));
            return Collections.nCopies(count, new Turn.Pass(Integer.parseInt(passes.group(1))));
        }
        Matcher other = OTHERS.matcher(part);
        if (!other.matches()) {
            throw new IllegalArgumentException(part);
        }
        int buyer = Integer.parseInt(other.group(1));
        String length = other.group(3);
        if (other.group(2).equals(Turn.THAW) && length == null) {
            return List.of(new Turn.Thaw(buyer));
        }
        if (other.group(2).equals(Turn.TIMEOUT) && length == null) {
            return List.of(new Turn.Timeout(buyer));
        }
        if (other.group(2).equals(Turn.EXPIRES) && length == null) {
            return List.of(new Turn.Expires(buyer));
        }
        FaultKind kind = FaultKind.find(other.group(2))
                .filter(found -> length == null || found.lasts())
                .orElseThrow(() -> new IllegalArgumentException(part));
        OptionalLong forMs = length == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(length));
        return List.of(new Turn.InjectFault(buyer, kind, forMs));
    }

    /** Whether there is no schedule. */
    public boolean isEmpty() {
        return turns.isEmpty();
    }

    /** Whether it is short enough for a scenario. */
    public boolean fits() {
        return turns.size() <= MAX_TURNS && text().length() <= MAX_TEXT;
    }

    /** The buyer of each turn. */
    public Stream<Integer> buyers() {
        return turns.stream().map(Turn::buyer);
    }

    /** The number of gates that some turns pass. */
    public static long gatesIn(List<Turn> turns) {
        return turns.stream().filter(Turn.Pass.class::isInstance).count();
    }

    /** The number of gates that each listed buyer passes. */
    public SortedMap<Integer, Long> gatesByBuyer() {
        return turns.stream()
                .filter(Turn.Pass.class::isInstance)
                .collect(Collectors.groupingBy(Turn::buyer, TreeMap::new, Collectors.counting()));
    }

    /** The written form, with repeats as counts. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < turns.size(); from = to) {
            Turn turn = turns.get(from);
            to = from + 1;
            while (turn instanceof Turn.Pass
                    && to < turns.size()
                    && turns.get(to).equals(turn)) {
                to++;
            }
            text.append(text.isEmpty() ? "" : " ").append(turn.text()).append(to - from > 1 ? "*" + (to - from) : "");
        }
        return text.toString();
    }
}
