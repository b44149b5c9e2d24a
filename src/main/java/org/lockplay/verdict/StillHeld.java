package org.lockplay.verdict;

import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.Event;

/** Finds out whether a hold had ended without its buyer's knowledge. */
final class StillHeld {

    private StillHeld() {}

    /** The last hold that keeps a request waiting when the history ends. */
    static Optional<Hold> before(HistoryIndex index, Request request) {
        return index.holds().stream()
                .filter(hold -> hold.end() == Hold.End.KEPT && hold.claim().blocks(request.claim()))
                .filter(hold -> at(index, hold, index.endNs()))
                .reduce((first, second) -> second);
    }

    /** Whether a hold that its buyer had not ended was still one at {@code ns}: neither lost, nor freed, nor passed on. */
    static boolean at(HistoryIndex index, Hold hold, long ns) {
        return !index.leaseOver(hold, ns)
                && !wasCut(index, hold, ns)
                && !wasFreed(index, hold, ns)
                && !hasPassedOn(index, hold, ns);
    }

    private static boolean wasCut(HistoryIndex index, Hold hold, long ns) {
        return LockTraits.isOfConnection(index.lock()) && index.cutsWithin(hold).anyMatch(cut -> cut.t() <= ns);
    }

    /** Whether another buyer released the lock, which has no owner. */
    private static boolean wasFreed(HistoryIndex index, Hold hold, long ns) {
        Stream<Event> byOtherHolders = index.holds().stream()
                .filter(other -> other.end() == Hold.End.RELEASED)
                .filter(other -> other.lock().equals(hold.lock()))
                .map(Hold::last);
        Stream<Event> byOthers = index.unheldReleases()
                .map(Event.class::cast)
                .filter(release -> index.lockOf(release).equals(hold.lock()));
        return LockTraits.anybodyReleases(index.scenario().lock())
                && Stream.concat(byOtherHolders, byOthers)
                        .filter(release -> release.buyer() != hold.buyer())
                        .anyMatch(release -> release.t() > hold.fromNs() && release.t() <= ns);
    }

    /** Whether another buyer acquired the lock later and gave it back. */
    private static boolean hasPassedOn(HistoryIndex index, Hold hold, long ns) {
        return index.holds().stream()
                .filter(later -> later.end() == Hold.End.RELEASED)
                .filter(later -> later.fromNs() > hold.fromNs() && later.fromNs() <= ns)
                .anyMatch(later -> later.lock().equals(hold.lock()) && later.conflictsWith(hold));
    }
}
