package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.history.Event;
import org.lockplay.lock.LockOption;

/**
 * Finds two buyers that held the lock at once: compares each hold, ordered by start, with the longest-lasting one
 * before it. Variant {@code lost}: the first had lost the lock without knowing.
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
        Hold longest = null;
        for (Hold hold : index.holds()) {
            if (longest != null && hold.fromNs() < longest.toNs() && longest.buyer() != hold.buyer()) {
                findings.add(finding(index, longest, hold));
                if (findings.size() == MOST) {
                    break;
                }
            }
            if (longest == null || hold.toNs() > longest.toNs()) {
                longest = hold;
            }
        }
        return findings;
    }

    private static Finding finding(HistoryIndex index, Hold first, Hold second) {
        String harmless = harmless(index, first, second);
        boolean lost = first.end() == Hold.End.LOST || wasCut(index, first, second);
        FindingMaker finding = harmless.isEmpty()
                ? FindingMaker.of(FindingKind.TWO_HOLDERS, lost ? "lost" : "")
                : FindingMaker.of(FindingKind.HARMLESS_OVERLAP, harmless);
        return finding.with("buyer", first.buyer())
                .with("other", second.buyer())
                .with("overlapNs", Math.min(first.toNs(), end(index, second)) - second.fromNs())
                .witness(first.acquired())
                .witness(second.acquired())
                .witness(first.last())
                .make();
    }

    /** Where a hold ends; one without a release lasts as long as its holder runs. */
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
                : Long.MAX_VALUE;
    }

    /** Why it is harmless that two buyers held the lock at once; an empty string if it is not. */
    private static String harmless(HistoryIndex index, Hold first, Hold second) {
        if (index.lock().isTransaction() && (first.end() != Hold.End.RELEASED || second.end() != Hold.End.RELEASED)) {
            return "uncommitted";
        }
        boolean fenced = index.scenario().lock().is(LockOption.FENCING)
                && first.token().isPresent()
                && second.token().isPresent();
        return fenced ? "fenced" : "";
    }

    /** Whether the first holder's connection, which the lock belonged to, had been cut when the second acquired it. */
    private static boolean wasCut(HistoryIndex index, Hold first, Hold second) {
        return LockTraits.isOfConnection(index.lock())
                && index.cutsWithin(first).anyMatch(cut -> cut.t() <= second.fromNs());
    }
}
