package org.lockplay.export;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.lockplay.export.Timeline.Span;
import org.lockplay.export.Timeline.SpanKind;

/**
 * Separates one buyer's spans into those that nest properly, as a thread's slices must, and the rest. A freeze that
 * overlaps another span goes to the rest.
 *
 * @param nested by start, the longer one first
 * @param overlapping spans that overlap one of the nested
 */
record SpanNesting(List<Span> nested, List<Span> overlapping) {

    private static final Comparator<Span> OUTER_FIRST = Comparator.comparingLong(Span::fromNs)
            .thenComparing(Span::toNs, Comparator.reverseOrder())
            .thenComparing(Span::kind);

    static SpanNesting of(List<Span> spans) {
        List<Span> nested = new ArrayList<>();
        List<Span> overlapping = new ArrayList<>();
        Deque<Span> around = new ArrayDeque<>();
        spans.stream()
                .filter(span -> span.kind() != SpanKind.FROZEN)
                .sorted(OUTER_FIRST)
                .forEach(span -> {
                    while (!around.isEmpty() && around.peek().toNs() <= span.fromNs()) {
                        around.pop();
                    }
                    if (around.isEmpty() || span.toNs() <= around.peek().toNs()) {
                        around.push(span);
                        nested.add(span);
                    } else {
                        overlapping.add(span);
                    }
                });
        List<Span> freezes =
                spans.stream().filter(span -> span.kind() == SpanKind.FROZEN).toList();
        for (Span freeze : freezes) {
            boolean nests = nested.stream().noneMatch(span -> overlap(span, freeze));
            (nests ? nested : overlapping).add(freeze);
        }
        return new SpanNesting(nested.stream().sorted(OUTER_FIRST).toList(), List.copyOf(overlapping));
    }

    /** Whether two spans overlap and neither contains the other. */
    private static boolean overlap(Span one, Span other) {
        Span first = OUTER_FIRST.compare(one, other) <= 0 ? one : other;
        Span second = first == one ? other : one;
        return second.fromNs() < first.toNs() && second.toNs() > first.toNs();
    }
}
