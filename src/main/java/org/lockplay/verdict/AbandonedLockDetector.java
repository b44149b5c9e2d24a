package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;

/** Finds holders that ended without giving the lock back, so that others never got it. */
final class AbandonedLockDetector implements Detector {

    @Override
    public List<Finding> findIn(Evidence evidence) {
        if (!LockTraits.excludes(evidence.lock())) {
            return List.of();
        }
        List<Hold> holds = evidence.holds();
        Succession succession = new Succession(evidence, holds);
        List<Finding> findings = new ArrayList<>();
        for (Hold hold : holds) {
            if (hold.end() == Hold.End.KEPT
                    && evidence.fate(hold.buyer()).state().over()
                    && succession.after(hold).isEmpty()) {
                List<Request> waiters = unanswered(evidence, hold);
                if (!waiters.isEmpty()) {
                    findings.add(finding(evidence.fate(hold.buyer()), hold, waiters));
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static List<Request> unanswered(Evidence evidence, Hold hold) {
        int lock = evidence.lockSeenBy(hold.buyer());
        long endedNs = evidence.fate(hold.buyer()).why().map(Event::t).orElse(hold.fromNs());
        return evidence.requests()
                .filter(request -> request.buyer() != hold.buyer() && !request.granted())
                .filter(request -> evidence.lockSeenBy(request.buyer()) == lock)
                .filter(request -> request.answer().map(Event::t).orElse(Long.MAX_VALUE) > endedNs)
                .toList();
    }

    private static Finding finding(Fate fate, Hold hold, List<Request> waiters) {
        FindingMaker finding = FindingMaker.of(
                        FindingKind.ABANDONED_LOCK, fate.state().wireName())
                .with("buyer", hold.buyer())
                .with("waiters", waiters.stream().map(Request::buyer).distinct().toList())
                .witness(hold.acquired())
                .witness(fate.why());
        Request first = waiters.get(0);
        return finding.witness(first.requested()).witness(first.answer()).make();
    }
}
