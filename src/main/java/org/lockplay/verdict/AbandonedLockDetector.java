package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;

/** Finds holders that ended without a release, so that other buyers never got the lock. */
final class AbandonedLockDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!LockTraits.excludes(index.lock())) {
            return List.of();
        }
        List<Hold> holds = index.holds();
        NextHolder nextHolder = new NextHolder(holds);
        List<Finding> findings = new ArrayList<>();
        for (Hold hold : holds) {
            if (hold.end() == Hold.End.KEPT
                    && index.buyerOutcome(hold.buyer()).state().over()
                    && nextHolder.after(hold).isEmpty()) {
                List<Request> waiters = unanswered(index, hold);
                if (!waiters.isEmpty()) {
                    findings.add(finding(index.buyerOutcome(hold.buyer()), hold, waiters));
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static List<Request> unanswered(HistoryIndex index, Hold hold) {
        long endedNs = index.buyerOutcome(hold.buyer()).why().map(Event::t).orElse(hold.fromNs());
        return index.requests()
                .filter(request -> request.buyer() != hold.buyer() && !request.granted())
                .filter(request -> hold.claim().blocks(request.claim()))
                .filter(request -> endNs(request) > endedNs)
                .filter(request -> StillHeld.at(index, hold, Math.min(endNs(request), index.endNs())))
                .toList();
    }

    private static long endNs(Request request) {
        return request.answer().map(Event::t).orElse(Long.MAX_VALUE);
    }

    private static Finding finding(BuyerOutcome buyerOutcome, Hold hold, List<Request> waiters) {
        FindingMaker finding = FindingMaker.of(
                        FindingKind.ABANDONED_LOCK, buyerOutcome.state().wireName())
                .with("buyer", hold.buyer())
                .with("waiters", waiters.stream().map(Request::buyer).distinct().toList())
                .witness(hold.acquired())
                .witness(buyerOutcome.why());
        Request first = waiters.get(0);
        return finding.witness(first.requested()).witness(first.answer()).make();
    }
}
