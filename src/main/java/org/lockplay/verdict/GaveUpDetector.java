package org.lockplay.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.LockAnswer;

/**
 * Finds buyers that timed out waiting for the lock, and the buyer that held it at that moment. Variants: {@code self},
 * the buyer itself; {@code nobody}, no known holder.
 */
final class GaveUpDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        return index.requests()
                .filter(Request::timedOut)
                .limit(MOST)
                .map(request -> finding(index, request))
                .toList();
    }

    private static Finding finding(HistoryIndex index, Request request) {
        LockAnswer timedOut = request.answer().orElseThrow();
        long waitedNs = timedOut.waitNs();
        Optional<Hold> holder = index.holds().stream()
                .filter(hold -> isHeldAt(index, hold, timedOut.t()))
                .filter(hold -> hold.claim().blocks(request.claim()))
                .filter(hold -> StillHeld.at(index, hold, timedOut.t()))
                .max(Comparator.comparingLong(Hold::fromNs));
        if (holder.isEmpty()) {
            return make("nobody", request, waitedNs).make();
        }
        Hold hold = holder.get();
        FindingMaker finding = hold.buyer() == request.buyer()
                ? make("self", request, waitedNs)
                : make("", request, waitedNs).with("holder", hold.buyer());
        return finding.witness(hold.acquired()).make();
    }

    /** Whether a hold had begun, and nothing but the end of its lease can have ended it. */
    private static boolean isHeldAt(HistoryIndex index, Hold hold, long ns) {
        boolean waitsForOwnLease = hold.end() == Hold.End.REPLACED
                && !LockTraits.anybodyReleases(index.scenario().lock());
        return hold.heldAt(ns) || waitsForOwnLease && hold.fromNs() <= ns;
    }

    private static FindingMaker make(String variant, Request request, long waitedNs) {
        return FindingMaker.of(FindingKind.GAVE_UP_WAITING, variant)
                .with("buyer", request.buyer())
                .with("waitedNs", waitedNs)
                .witness(request.requested())
                .witness(request.answer());
    }
}
