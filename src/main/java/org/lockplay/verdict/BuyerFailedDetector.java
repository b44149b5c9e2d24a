package org.lockplay.verdict;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Reports why buyers failed, one finding per reason and line, unless another finding covers it: torn reads, refused
 * writes, time-outs and refused releases have findings of their own.
 */
final class BuyerFailedDetector implements Detector {

    /** Failures that have a sentence of their own. */
    private static final Set<FailureKind> NAMED = EnumSet.of(
            FailureKind.EXCEPTION,
            FailureKind.NO_COPY,
            FailureKind.STALE_COPY,
            FailureKind.ALREADY_HELD,
            FailureKind.STORE,
            FailureKind.LOCK,
            FailureKind.UNCONFIRMED,
            FailureKind.INTERRUPTED);

    /** Failures whose message says no more than their kind. */
    private static final Set<FailureKind> PLAIN =
            EnumSet.of(FailureKind.EXCEPTION, FailureKind.NO_COPY, FailureKind.STALE_COPY, FailureKind.ALREADY_HELD);

    private static final Set<FailureKind> TOLD_ELSEWHERE = EnumSet.of(FailureKind.TORN_READ, FailureKind.NOT_HELD);
    private static final int SHOWN_WITNESSES = 8;

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        Map<String, List<Failed>> reasons = IntStream.range(0, index.buyers())
                .filter(buyer -> index.buyerOutcome(buyer).state() == State.FAILED)
                .mapToObj(buyer -> index.buyerOutcome(buyer).why().orElseThrow())
                .filter(Failed.class::isInstance)
                .map(Failed.class::cast)
                .filter(failed -> !TOLD_ELSEWHERE.contains(failed.failure()))
                .collect(Collectors.groupingBy(BuyerFailedDetector::reason, TreeMap::new, Collectors.toList()));
        return new LinkedHashMap<>(reasons)
                .values().stream().limit(MOST).map(BuyerFailedDetector::finding).toList();
    }

    private static String message(Failed failed) {
        return failed.message().orElse("");
    }

    /**
     * The key to group failures by: kind and line, with the message where it says more than the kind, as messages of
     * a server do.
     */
    private static String reason(Failed failed) {
        String name = failed.failure().wireName();
        String reason = PLAIN.contains(failed.failure()) ? name : name + " " + message(failed);
        return reason + " at line " + failed.step();
    }

    private static Finding finding(List<Failed> failures) {
        Failed first = failures.get(0);
        FindingMaker finding = FindingMaker.of(
                        FindingKind.BUYER_FAILED,
                        NAMED.contains(first.failure()) ? first.failure().wireName() : "other")
                .with("buyers", failures.stream().map(Event::buyer).toList())
                .with("line", first.step())
                .with("message", message(first));
        failures.stream().limit(SHOWN_WITNESSES).forEach(finding::witness);
        return finding.make();
    }
}
