package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;

/**
 * Finds holders that something happened to and who never gave the lock back, or too late, and says how long it took
 * until another buyer had it.
 */
final class RecoveryDetector implements Detector {

    @Override
    public List<Finding> findIn(Evidence evidence) {
        if (!LockTraits.excludes(evidence.lock()) || LockTraits.broken(evidence.lock())) {
            return List.of();
        }
        List<Hold> holds = evidence.holds();
        Succession succession = new Succession(evidence, holds);
        List<Finding> findings = new ArrayList<>();
        for (Hold hold : holds) {
            succession
                    .after(hold)
                    .filter(next -> hold.end() == Hold.End.KEPT || next.fromNs() < hold.toNs())
                    .flatMap(next -> finding(evidence, hold, next))
                    .ifPresent(findings::add);
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Optional<Finding> finding(Evidence evidence, Hold hold, Hold next) {
        return firstBlow(evidence, hold, next)
                .map(blow -> FindingMaker.of(
                                FindingKind.RECOVERED, Blow.of(blow).orElseThrow())
                        .with("buyer", hold.buyer())
                        .with("other", next.buyer())
                        .with("afterNs", next.fromNs() - blow.t())
                        .witness(hold.acquired())
                        .witness(blow)
                        .witness(next.acquired())
                        .make());
    }

    /** What befell the holder before the next one had the lock: what came later made nobody wait. */
    private static Optional<Event> firstBlow(Evidence evidence, Hold hold, Hold next) {
        return evidence.blowsTo(hold.buyer()).stream()
                .filter(blow -> blow.seq() > hold.acquired().seq() && blow.t() >= hold.fromNs())
                .filter(blow -> !Blow.cuts(blow) || LockTraits.goesWithConnection(evidence.lock()))
                .filter(blow -> blow.t() <= next.fromNs())
                .filter(blow -> hold.end() == Hold.End.KEPT || blow.t() <= hold.toNs())
                .findFirst();
    }
}
