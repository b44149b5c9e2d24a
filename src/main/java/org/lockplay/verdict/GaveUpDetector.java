package org.lockplay.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.LockAnswer;

/**
 * Finds buyers that timed out waiting for the lock, and who held it at that moment. Variants: {@code self}, the buyer
 * itself; {@code nobody}, no known holder.
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
        if (request.holding().isPresent()) {
            return make("self", request, waitedNs).witness(request.holding()).make();
        }
        Optional<Hold> holder = index.holds().stream()
                .filter(hold -> hold.buyer() != request.buyer() && hold.heldAt(timedOut.t()))
                .filter(hold -> hold.claim().blocks(request.claim()))
                .filter(hold -> !index.leaseOver(hold, timedOut.t()))
                .max(Comparator.comparingLong(Hold::fromNs));
        FindingMaker finding = make(holder.isPresent() ? "" : "nobody", request, waitedNs);
        holder.ifPresent(hold -> finding.with("holder", hold.buyer()).witness(hold.acquired()));
        return finding.make();
    }

    private static FindingMaker make(String variant, Request request, long waitedNs) {
        return FindingMaker.of(FindingKind.GAVE_UP_WAITING, variant)
                .with("buyer", request.buyer())
                .with("waitedNs", waitedNs)
                .witness(request.requested())
                .witness(request.answer());
    }
}
