package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Finds readers that read a half-written file. Variants {@code dead}, {@code hung} and {@code frozen}: the only buyer
 * that can have emptied it had been stopped before it wrote. Variant {@code mixed}: the content is not the beginning of
 * a count, so two writers overwrote each other. A query needs no lock and may read half a file under any lock; that is
 * not a violation.
 */
final class TornReadDetector implements Detector {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+");
    private static final String WHOLE = "{\"count\":0,\"version\":0}";

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Failed> torn =
                index.all(Failed.class).filter(Failed::isTornRead).limit(MOST).toList();
        if (torn.isEmpty()) {
            return List.of();
        }
        List<WritePeriod> periods = WritePeriod.of(index);
        return torn.stream().map(event -> finding(index, event, periods)).toList();
    }

    /** Whether a stopped writer left the file as it was, so that no lock could have prevented the finding. */
    static boolean isByStoppedWriter(Finding finding) {
        return finding.args().containsKey("writer");
    }

    private static Finding finding(HistoryIndex index, Failed torn, List<WritePeriod> periods) {
        if (!isBeginning(torn.content().orElse(""))) {
            return make("mixed", torn).witness(torn).make();
        }
        return onlyWriter(index, torn, periods)
                .flatMap(writer -> byStopped(index, torn, writer))
                .orElseGet(() -> make("", torn).witness(torn).make());
    }

    private static boolean isBeginning(String content) {
        return WHOLE.startsWith(NUMBER.matcher(content).replaceAll("0"));
    }

    private static FindingMaker make(String variant, Failed torn) {
        return FindingMaker.of(FindingKind.TORN_READ, variant)
                .with("buyer", torn.buyer())
                .withContent("content", torn.content());
    }

    /** The one other buyer that may have been writing during the read, if it did not write the whole file. */
    private static Optional<Integer> onlyWriter(HistoryIndex index, Failed torn, List<WritePeriod> periods) {
        long readFromNs = index.eventsOf(torn.buyer()).stream()
                .takeWhile(event -> event.seq() != torn.seq())
                .filter(OwnEvents::include)
                .mapToLong(Event::t)
                .max()
                .orElse(0);
        List<WritePeriod> met = periods.stream()
                .filter(period -> period.buyer() != torn.buyer() && period.meets(readFromNs, torn.t()))
                .toList();
        List<Integer> writers = met.stream().map(WritePeriod::buyer).distinct().toList();
        return writers.size() == 1 && met.stream().allMatch(WritePeriod::isUnfinished)
                ? Optional.of(writers.get(0))
                : Optional.empty();
    }

    /** The finding for a writer that was stopped before the read; for a kill, by that of any buyer of its process. */
    private static Optional<Finding> byStopped(HistoryIndex index, Failed torn, int writer) {
        BuyerOutcome outcome = index.buyerOutcome(writer);
        return variant(outcome.state())
                .flatMap(variant -> outcome.why()
                        .filter(why -> why.t() <= torn.t())
                        .map(why -> make(variant, torn)
                                .with("writer", writer)
                                .witness(why)
                                .witness(torn)
                                .make()));
    }

    private static Optional<String> variant(State state) {
        return switch (state) {
            case KILLED -> Optional.of("dead");
            case HUNG -> Optional.of("hung");
            case FROZEN -> Optional.of("frozen");
            case RUNNING, FINISHED, FAILED -> Optional.empty();
        };
    }
}
