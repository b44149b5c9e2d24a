package org.lockplay.verdict;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.verdict.Fate.State;

/**
 * Says why buyers failed, one finding a reason, where no other finding does: half a file, a refused write, a time-out and
 * a refused release have findings of their own.
 */
final class BuyerFailedDetector implements Detector {

    private static final Set<String> KNOWN =
            Set.of("exception", "no-copy", "already-held", "store", "lock", "interrupted");
    private static final Set<String> TOLD_ELSEWHERE = Set.of(TornReadDetector.TORN_READ, "not-held");
    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(Evidence evidence) {
        Map<String, List<Event>> reasons = IntStream.range(0, evidence.buyers())
                .filter(buyer -> evidence.fate(buyer).state() == State.FAILED)
                .mapToObj(buyer -> evidence.fate(buyer).why().orElseThrow())
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

    /** What the message says in every case of a kind is one reason; what a server or the system says is its own. */
    private static String reason(Event event) {
        return Set.of("exception", "no-copy", "already-held").contains(what(event))
                ? what(event)
                : what(event) + " " + message(event);
    }

    private static Finding finding(List<Event> failures) {
        Event first = failures.get(0);
        FindingMaker finding = FindingMaker.of(
                        FindingKind.BUYER_FAILED, KNOWN.contains(what(first)) ? what(first) : "other")
                .with("buyers", failures.stream().map(Event::buyer).toList())
                .with("line", first.number(Field.STEP).orElse(0))
                .with("message", message(first));
        failures.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return finding.make();
    }
}
