package org.lockplay.verdict;

import java.util.List;
import java.util.Optional;
import org.lockplay.lock.LockOption;

/**
 * Finds holds that outlasted their lease. Variants: {@code luck}, no other buyer got the lock meanwhile, so it had no
 * effect; {@code fenced}, the same, and a fence would have refused the late write.
 *
 * <p>The lease began on the server before the buyer's {@code lock-acquired}, so an action more than a lease after that
 * event proves that the lease had expired.
 */
final class LeaseTooShortDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!index.lock().isLease()) {
            return List.of();
        }
        NextHolder nextHolder = new NextHolder(index.holds());
        return index.holds().stream()
                .filter(hold -> hold.toNs() - hold.fromNs() > leaseNs(index))
                .limit(MOST)
                .map(hold -> finding(index, hold, nextHolder.after(hold)))
                .toList();
    }

    private static long leaseNs(HistoryIndex index) {
        return index.scenario().lock().lease().toNanos();
    }

    private static Finding finding(HistoryIndex index, Hold hold, Optional<Hold> successor) {
        Optional<Hold> next = successor.filter(other -> other.fromNs() < hold.toNs());
        boolean fenced = index.scenario().lock().is(LockOption.FENCING);
        FindingMaker finding = FindingMaker.of(
                        FindingKind.LEASE_TOO_SHORT, next.isPresent() ? "" : fenced ? "fenced" : "luck")
                .with("buyer", hold.buyer())
                .with("leaseNs", leaseNs(index))
                .with("heldNs", hold.toNs() - hold.fromNs());
        next.ifPresent(other -> finding.with("other", other.buyer()));
        finding.witness(hold.acquired());
        next.ifPresent(other -> finding.witness(other.acquired()));
        return finding.witness(hold.last()).make();
    }
}
