package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.Frozen;
import org.lockplay.lock.LockOption;
import org.lockplay.name.LockName;

/**
 * Finds two buyers that held the lock at once: compares each hold, ordered by start, with the longest-lasting one
 * before it. Variant {@code lost}: the first had lost the lock without knowing. Variants {@code cut} and {@code late}:
 * the second had lost it before it knew that it had it, because its connection was cut or its process frozen.
 *
 * <p>Reported as harmless, another kind of finding, if the store is safe nevertheless: under a transaction, what was
 * never committed; with fencing, a holder whose lock has passed on, because the store refuses its writes.
 */
final class TwoHoldersDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!LockTraits.excludes(index.lock())) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        LongestHolds before = new LongestHolds();
        for (Hold hold : index.holds()) {
            Optional<Hold> longest = before.longestFor(hold);
            if (longest.isPresent()
                    && hold.fromNs() < longest.get().toNs()
                    && longest.get().conflictsWith(hold)) {
                findings.add(finding(index, longest.get(), hold));
                if (findings.size() == MOST) {
                    break;
                }
            }
            before.add(hold);
        }
        return findings;
    }

    /** The longest-lasting hold of each lock so far, and the longest-lasting exclusive one. */
    private static final class LongestHolds {

        private final Map<LockName, Hold> any = new HashMap<>();
        private final Map<LockName, Hold> exclusive = new HashMap<>();

        /** The longest-lasting hold that a hold may conflict with. */
        Optional<Hold> longestFor(Hold hold) {
            Map<LockName, Hold> candidates = hold.claim().shared() ? exclusive : any;
            return Optional.ofNullable(candidates.get(hold.lock().name()));
        }

        void add(Hold hold) {
            any.merge(hold.lock().name(), hold, LongestHolds::longer);
            if (!hold.claim().shared()) {
                exclusive.merge(hold.lock().name(), hold, LongestHolds::longer);
            }
        }

        private static Hold longer(Hold first, Hold second) {
            return second.toNs() > first.toNs() ? second : first;
        }
    }

    private static Finding finding(HistoryIndex index, Hold first, Hold second) {
        String harmless = harmless(index, first, second);
        FindingMaker finding = harmless.isEmpty()
                ? FindingMaker.of(FindingKind.TWO_HOLDERS, variant(index, first, second))
                : FindingMaker.of(FindingKind.HARMLESS_OVERLAP, harmless);
        return finding.with("buyer", first.buyer())
                .with("other", second.buyer())
                .with("overlapNs", Math.min(first.toNs(), end(index, second)) - second.fromNs())
                .witness(first.acquired())
                .witness(second.acquired())
                .witness(first.last())
                .make();
    }

    private static String variant(HistoryIndex index, Hold first, Hold second) {
        if (wasFrozenWhileAsking(index, second) && !index.leaseOver(first, second.fromNs())) {
            return "late";
        }
        // A lease or a session passes on only once its holder has lost it.
        boolean passesOn = index.lock().isLease() || index.lock().isSession();
        if (passesOn || first.end() == Hold.End.LOST || wasCut(index, first, second)) {
            return "lost";
        }
        return wasCutWhileAsking(index, second) ? "cut" : "";
    }

    /** Where a hold ends; one without a release lasts as long as its holder runs, or the run with it. */
    private static long end(HistoryIndex index, Hold hold) {
        if (hold.end() == Hold.End.KEPT && index.lock().isLease()) {
            long leaseEndNs = hold.fromNs() + index.scenario().lock().lease().toNanos();
            return Math.max(hold.toNs(), Math.min(leaseEndNs, index.lastEventNs(hold.buyer())));
        }
        boolean isCut = LockTraits.isOfConnection(index.lock())
                && index.cutsWithin(hold).findAny().isPresent();
        boolean isLasting = hold.end() == Hold.End.KEPT && !isCut;
        BuyerOutcome buyerOutcome = index.buyerOutcome(hold.buyer());
        if (!isLasting || buyerOutcome.died()) {
            return hold.toNs();
        }
        return buyerOutcome.state().over()
                ? Math.max(hold.toNs(), buyerOutcome.why().map(Event::t).orElse(0L))
                : cutOffNs(index, hold.buyer());
    }

    private static long cutOffNs(HistoryIndex index, int buyer) {
        return index.eventsOf(buyer).stream()
                .filter(BuyerFinished.class::isInstance)
                .mapToLong(Event::t)
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    /** Why it is harmless that two buyers held the lock at once; an empty string if it is not. */
    private static String harmless(HistoryIndex index, Hold first, Hold second) {
        if (index.lock().isTransaction() && (first.end() != Hold.End.RELEASED || second.end() != Hold.End.RELEASED)) {
            return "uncommitted";
        }
        boolean fenced = index.scenario().lock().is(LockOption.FENCING)
                && first.token().isPresent()
                && second.token().isPresent();
        if (!fenced) {
            return "";
        }
        return hasExpired(index, first, second) ? "fenced" : "fenced-lost";
    }

    /** Whether one buyer got the lock because the lease of the other one had expired. */
    private static boolean hasExpired(HistoryIndex index, Hold first, Hold second) {
        return index.lock().isLease()
                && (!LockTraits.anybodyReleases(index.scenario().lock()) || index.leaseOver(first, second.fromNs()));
    }

    /** Whether the connection, which the lock belonged to, was cut before the buyer knew that it had the lock. */
    private static boolean wasCutWhileAsking(HistoryIndex index, Hold hold) {
        return LockTraits.isOfConnection(index.lock())
                && failedWhileAsking(index, hold).anyMatch(HolderFailure::cuts);
    }

    /**
     * Whether the buyer was frozen before it knew that it had the lock, so that its lease may have expired by then. An
     * acquisition can be recorded after a freeze that followed it.
     */
    private static boolean wasFrozenWhileAsking(HistoryIndex index, Hold hold) {
        return index.lock().isLease()
                && failedWhileAsking(index, hold)
                        .anyMatch(failure -> failure instanceof Frozen && failure.t() < hold.fromNs());
    }

    private static Stream<Event> failedWhileAsking(HistoryIndex index, Hold hold) {
        return index.requestsOf(hold.buyer()).stream()
                .filter(request ->
                        request.answer().filter(hold.acquired()::equals).isPresent())
                .flatMap(request -> index.failuresOf(hold.buyer()).stream()
                        .filter(failure -> failure.seq() > request.requested().seq()
                                && failure.seq() < hold.acquired().seq()));
    }

    /** Whether the first holder's connection, which the lock belonged to, had been cut when the second acquired it. */
    private static boolean wasCut(HistoryIndex index, Hold first, Hold second) {
        return LockTraits.isOfConnection(index.lock())
                && index.cutsWithin(first).anyMatch(cut -> cut.t() <= second.fromNs());
    }
}
