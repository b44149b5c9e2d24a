package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.Read;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockOption;

/**
 * Finds writes that were accepted after the writer's lock had passed on to another buyer, for locks that can pass on (a
 * lease, a session, a cut connection) and stores without a fence. Ignores writes after the release, which were made
 * without a lock, and writes that may have been in progress when the lock passed on.
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
        Map<Long, Write> kept = index.writes().stream()
                .collect(Collectors.toMap(write -> write.event().seq(), Function.identity()));
        List<Finding> findings = new ArrayList<>();
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            List<Hold> holds = index.holdsOf(buyer);
            int position = -1;
            for (Event event : index.eventsOf(buyer)) {
                while (position + 1 < holds.size()
                        && holds.get(position + 1).acquired().seq() <= event.seq()) {
                    position++;
                }
                if (event instanceof Wrote wrote && position >= 0 && kept.containsKey(wrote.seq())) {
                    Hold hold = holds.get(position);
                    passedOn(index, hold, kept.get(wrote.seq()), nextHolder)
                            .ifPresent(other -> findings.add(finding(hold, other.acquired(), wrote)));
                }
            }
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Optional<Hold> passedOn(HistoryIndex index, Hold hold, Write write, NextHolder nextHolder) {
        return nextHolder
                .after(hold)
                .filter(other -> hold.believedAt(write.event())
                        && other.fromNs() < write.event().t())
                .filter(other -> other.fromNs() < write.notBeforeNs() || hasReadBefore(index, other, write))
                .filter(other -> canPassOn(index, hold, other));
    }

    /** Whether the next holder has read a version that the write was not part of yet. */
    private static boolean hasReadBefore(HistoryIndex index, Hold other, Write write) {
        return index.eventsOf(other.buyer()).stream()
                .filter(event -> event instanceof Read && other.believedAt(event))
                .findFirst()
                .map(Read.class::cast)
                .filter(read -> read.version() < write.event().version())
                .isPresent();
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
