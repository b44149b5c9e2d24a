package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockOption;

/**
 * Finds writes that were accepted after the writer's lock had passed on to another buyer, for locks that can pass on (a
 * lease, a session, a cut connection) and stores without a fence. Ignores writes after the release, which were made
 * without a lock.
 */
final class StaleWriteDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!LockTraits.excludes(index.lock())
                || index.lock().isTransaction()
                || index.scenario().lock().is(LockOption.FENCING)) {
            return List.of();
        }
        NextHolder nextHolder = new NextHolder(index.holds());
        Set<Long> kept =
                index.writes().stream().map(write -> write.event().seq()).collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            List<Hold> holds = index.holdsOf(buyer);
            int position = -1;
            for (Event event : index.eventsOf(buyer)) {
                while (position + 1 < holds.size()
                        && holds.get(position + 1).acquired().seq() <= event.seq()) {
                    position++;
                }
                if (event instanceof Wrote write && position >= 0 && kept.contains(write.seq())) {
                    Hold hold = holds.get(position);
                    passedOn(index, hold, write, nextHolder)
                            .ifPresent(other -> findings.add(finding(hold, other.acquired(), write)));
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Optional<Hold> passedOn(HistoryIndex index, Hold hold, Wrote write, NextHolder nextHolder) {
        return nextHolder
                .after(hold)
                .filter(other -> hold.believedAt(write) && other.fromNs() < write.t())
                .filter(other -> canPassOn(index, hold, other));
    }

    private static boolean canPassOn(HistoryIndex index, Hold hold, Hold other) {
        return hold.end() == Hold.End.LOST
                || index.lock().options().contains(LockOption.LEASE_MS)
                || LockTraits.isOfConnection(index.lock())
                        && index.cutsWithin(hold).anyMatch(cut -> cut.t() <= other.fromNs());
    }

    private static Finding finding(Hold hold, LockAcquired passedOn, Wrote write) {
        return FindingMaker.of(FindingKind.STALE_WRITE_ACCEPTED)
                .with("buyer", hold.buyer())
                .with("wrote", write.count())
                .with("other", passedOn.buyer())
                .with("lateNs", write.t() - passedOn.t())
                .witness(hold.acquired())
                .witness(passedOn)
                .witness(write)
                .make();
    }
}
