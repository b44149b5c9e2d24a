package org.lockplay.verdict;

import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.Event;

/** Finds out which buyer still holds a lock when the history ends. */
final class LastHolder {

    private LastHolder() {}

    /** The last hold that keeps a request waiting; not one that had ended, whether or not its buyer knew. */
    static Optional<Hold> before(HistoryIndex index, Request request) {
        return index.holds().stream()
                .filter(hold -> hold.end() == Hold.End.KEPT && hold.claim().blocks(request.claim()))
                .filter(hold -> !index.leaseOver(hold, index.endNs()))
                .filter(hold -> !wasCut(index, hold) && !wasFreed(index, hold) && !hasPassedOn(index, hold))
                .reduce((first, second) -> second);
    }

    private static boolean wasCut(HistoryIndex index, Hold hold) {
        return LockTraits.isOfConnection(index.lock())
                && index.cutsWithin(hold).findAny().isPresent();
    }

    /** Whether another buyer released the lock, which has no owner. */
    private static boolean wasFreed(HistoryIndex index, Hold hold) {
        Stream<Event> byOtherHolders = index.holds().stream()
                .filter(other -> other.end() == Hold.End.RELEASED)
                .filter(other -> other.lock().equals(hold.lock()))
                .map(Hold::last);
        Stream<Event> byOthers =
                index.unheldReleases().map(Event.class::cast).filter(release -> index.lockOf(release)
                        .equals(hold.lock()));
        return LockTraits.anybodyReleases(index.scenario().lock())
                && Stream.concat(byOtherHolders, byOthers)
                        .anyMatch(release -> release.buyer() != hold.buyer() && release.t() > hold.fromNs());
    }

    /** Whether another buyer acquired the lock later and gave it back. */
    private static boolean hasPassedOn(HistoryIndex index, Hold hold) {
        return index.holds().stream()
                .filter(later -> later.end() == Hold.End.RELEASED && later.fromNs() > hold.fromNs())
                .anyMatch(later -> later.lock().equals(hold.lock()) && later.conflictsWith(hold));
    }
}
