package org.lockplay.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Reports why buyers failed, one finding per reason and line, unless another finding covers it: torn reads, refused
 * writes, time-outs and refused releases have findings of their own.
 */
final class BuyerFailedDetector implements Detector {

    /** Failures that have a sentence of their own. */
    private static final Set<String> NAMED = names(
            FailureKind.EXCEPTION,
            FailureKind.NO_COPY,
            FailureKind.STALE_COPY,
            FailureKind.ALREADY_HELD,
            FailureKind.STORE,
            FailureKind.LOCK,
            FailureKind.INTERRUPTED);

    /** Failures whose message says no more than their kind. */
    private static final Set<String> PLAIN =
            names(FailureKind.EXCEPTION, FailureKind.NO_COPY, FailureKind.STALE_COPY, FailureKind.ALREADY_HELD);

    private static final Set<String> TOLD_ELSEWHERE = names(FailureKind.TORN_READ, FailureKind.NOT_HELD);
    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        Map<String, List<Event>> reasons = IntStream.range(0, index.buyers())
                .filter(buyer -> index.buyerOutcome(buyer).state() == State.FAILED)
                .mapToObj(buyer -> index.buyerOutcome(buyer).why().orElseThrow())
                .filter(event -> event.kind() == EventKind.FAILED)
                .filter(event -> !TOLD_ELSEWHERE.contains(what(event)))
                .collect(Collectors.groupingBy(BuyerFailedDetector::reason, TreeMap::new, Collectors.toList()));
        return new LinkedHashMap<>(reasons)
                .values().stream().limit(MOST).map(BuyerFailedDetector::finding).toList();
    }

    private static String what(Event event) {
        return event.text(Field.WHAT).orElse("");
    }

    private static String message(Event event) {
        return event.text(Field.MESSAGE).orElse("");
    }

    /**
     * The key to group failures by: kind and line, with the message where it says more than the kind, as messages of
     * a server do.
     */
    private static String reason(Event event) {
        String reason = PLAIN.contains(what(event)) ? what(event) : what(event) + " " + message(event);
        return reason + " at line " + event.number(Field.STEP).orElse(0);
    }

    private static Finding finding(List<Event> failures) {
        Event first = failures.get(0);
        FindingMaker finding = FindingMaker.of(
                        FindingKind.BUYER_FAILED, NAMED.contains(what(first)) ? what(first) : "other")
                .with("buyers", failures.stream().map(Event::buyer).toList())
                .with("line", first.number(Field.STEP).orElse(0))
                .with("message", message(first));
        failures.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return finding.make();
    }

    private static Set<String> names(FailureKind... kinds) {
        return Stream.of(kinds).map(FailureKind::wireName).collect(Collectors.toUnmodifiableSet());
    }
}
