package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order in which buyers pass their gates, written as buyers' numbers with an optional count:
 * {@code 0*3 1 0} lets buyer 0 pass three gates, then buyer 1 one, then buyer 0 one.
 *
 * @param buyers one entry a gate
 */
public record Schedule(List<Integer> buyers) {

    /** No schedule: nobody is told when to go. */
    public static final Schedule NONE = new Schedule(List.of());

    /** Most gates that a schedule may name. */
    public static final int MAX_GATES = 10_000;

    /** Longest written form, in characters. */
    public static final int MAX_TEXT = 60_000;

    public Schedule {
        buyers = List.copyOf(buyers);
    }

    /**
     * Reads the written form.
     *
     * @throws IllegalArgumentException if a part is not {@code buyer} or {@code buyer*count}, or it is too long
     */
    public static Schedule parse(String text) {
        ArrayList<Integer> buyers = new ArrayList<>();
        for (String part : text.trim().split("\\s+")) {
            if (!part.matches("\\d{1,4}(\\*[1-9]\\d{0,4})?")) {
                throw new IllegalArgumentException(part);
            }
            String[] halves = part.split("\\*");
            int count = halves.length == 1 ? 1 : Integer.parseInt(halves[1]);
            if (buyers.size() + count > MAX_GATES) {
                throw new IllegalArgumentException(part);
            }
            buyers.addAll(Collections.nCopies(count, Integer.valueOf(halves[0])));
        }
        return new Schedule(buyers);
    }

    /** Whether there is no schedule. */
    public boolean isEmpty() {
        return buyers.isEmpty();
    }

    /** Whether it is short enough for a scenario. */
    public boolean fits() {
        return buyers.size() <= MAX_GATES && text().length() <= MAX_TEXT;
    }

    /** How many gates each buyer that it names passes. */
    public SortedMap<Integer, Long> gatesByBuyer() {
        return buyers.stream().collect(Collectors.groupingBy(buyer -> buyer, TreeMap::new, Collectors.counting()));
    }

    /** The written form, repeats folded. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (int from = 0, to; from < buyers.size(); from = to) {
            Integer buyer = buyers.get(from);
            to = from + 1;
            while (to < buyers.size() && buyers.get(to).equals(buyer)) {
                to++;
            }
            text.append(text.isEmpty() ? "" : " ").append(buyer).append(to - from > 1 ? "*" + (to - from) : "");
        }
        return text.toString();
    }
}
