package org.lockplay.oracle;

import static org.lockplay.history.TestEvents.number;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * A write whose lock had passed on to another buyer.
 *
 * @param write the write
 * @param next the hold of the other buyer
 * @param isCertain whether the other buyer had the lock before the write began
 */
record StaleWrite(StoreWrite write, Hold next, boolean isCertain) {

    /** How long after the other buyer's acquisition the writer reported the write. */
    long lateNs() {
        return write.event().t() - next.fromNs();
    }

    /** Every write that may be stale. */
    static List<StaleWrite> of(Facts facts) {
        List<StaleWrite> found = new ArrayList<>();
        for (StoreWrite write : facts.writes()) {
            if (!write.isPossible()) {
                continue;
            }
            BuyerTrack track = facts.tracks().get(write.buyer());
            long begun = track.lastDeedBefore(write.event());
            facts.holdsOf(write.buyer())
                    .filter(hold -> isUsedBy(facts, hold, write.event()))
                    .forEach(hold -> facts.holds().stream()
                            .filter(next -> next.buyer() != hold.buyer() && next.lock() == hold.lock())
                            .filter(next -> next.fromNs() > hold.fromNs()
                                    && next.fromNs() < write.event().t())
                            .forEach(next -> found.add(
                                    new StaleWrite(write, next, write.isCertain() && next.fromNs() < begun))));
        }
        return found;
    }

    /** A buyer that has detected the loss of its lock continues all the same, until it would have released it. */
    private static boolean isUsedBy(Facts facts, Hold hold, Event write) {
        if (hold.contains(write)) {
            return true;
        }
        if (hold.how() != Hold.How.LOST || write.seq() < hold.ended().seq()) {
            return false;
        }
        ProgramWalk walk = facts.walkOf(hold.buyer());
        int from = walk.placeOf(hold.ended()).orElse(walk.size());
        int to = walk.placeOf(write).orElse(-1);
        boolean isAcquiredAgain = facts.holdsOf(hold.buyer())
                .anyMatch(other -> other.acquired().seq() > hold.acquired().seq()
                        && other.acquired().seq() < write.seq());
        return !isAcquiredAgain
                && from <= to
                && IntStream.range(from, to).noneMatch(place -> walk.at(place).releases());
    }

    /** Whether the store had certainly, or possibly, seen the other buyer's greater token before the write. */
    Truth isFencedOff(Facts facts) {
        if (number(next.acquired(), "token").orElse(-1)
                <= number(write.event(), "token").orElse(-1)) {
            return Truth.MUST_NOT;
        }
        BuyerTrack other = facts.tracks().get(next.buyer());
        long begun = facts.tracks().get(write.buyer()).lastDeedBefore(write.event());
        boolean certain = false;
        boolean possible = false;
        for (Event event : other.own()) {
            boolean shows = event.kind() == EventKind.READ || event.kind() == EventKind.WROTE;
            if (shows && next.contains(event)) {
                certain |= event.t() < begun;
                possible |= other.lastDeedBefore(event) < write.event().t();
            }
        }
        return Truth.of(certain, possible);
    }
}
