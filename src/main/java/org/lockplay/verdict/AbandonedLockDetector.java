package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;

/** Finds holders that ended without giving the lock back, so that others asked for it in vain. */
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
                List<Request> vain = inVain(evidence, hold);
                if (!vain.isEmpty()) {
                    findings.add(finding(evidence.fate(hold.buyer()), hold, vain));
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static List<Request> inVain(Evidence evidence, Hold hold) {
        int lock = evidence.lockSeenBy(hold.buyer());
        return evidence.requests()
                .filter(request -> request.buyer() != hold.buyer() && !request.granted())
                .filter(request -> evidence.lockSeenBy(request.buyer()) == lock)
                .filter(request -> request.answer().map(Event::t).orElse(Long.MAX_VALUE) > hold.fromNs())
                .toList();
    }

    private static Finding finding(Fate fate, Hold hold, List<Request> vain) {
        FindingMaker finding = FindingMaker.of(
                        FindingKind.ABANDONED_LOCK, fate.state().wireName())
                .with("buyer", hold.buyer())
                .with("waiters", vain.stream().map(Request::buyer).distinct().toList())
                .witness(hold.acquired())
                .witness(fate.why());
        Request first = vain.get(0);
        return finding.witness(first.requested()).witness(first.answer()).make();
    }
}
