package org.lockplay.verdict;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lockplay.lock.LockOption;

/**
 * Finds holds that outlasted their lease, first those during which another buyer got the lock. Variants where none did:
 * {@code luck}, the run went well; {@code fenced}, a fence would have refused the late write; {@code no-other}, the run
 * went wrong elsewhere.
 *
 * <p>The lease began on the server before the buyer's {@code lock-acquired}, so an action more than a lease after that
 * event proves that the lease had expired.
 */
final class LeaseTooShortDetector implements Detector {

    private final boolean wentWrong;

    /** @param wentWrong whether the run went wrong */
    LeaseTooShortDetector(boolean wentWrong) {
        this.wentWrong = wentWrong;
    }

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!index.lock().isLease()) {
            return List.of();
        }
        NextHolder nextHolder = new NextHolder(index.holds());
        return index.holds().stream()
                .filter(hold -> hold.toNs() - hold.fromNs() > leaseNs(index))
                .map(hold -> finding(index, hold, nextHolder.after(hold)))
                .sorted(Comparator.comparing(finding -> !finding.variant().isEmpty()))
                .limit(MOST)
                .toList();
    }

    private static long leaseNs(HistoryIndex index) {
        return index.scenario().lock().lease().toNanos();
    }

    private Finding finding(HistoryIndex index, Hold hold, Optional<Hold> successor) {
        Optional<Hold> next = successor.filter(other -> other.fromNs() < hold.toNs());
        FindingMaker finding = FindingMaker.of(
                        FindingKind.LEASE_TOO_SHORT, next.isPresent() ? "" : withoutSuccessor(index))
                .with("buyer", hold.buyer())
                .with("leaseNs", leaseNs(index))
                .with("heldNs", hold.toNs() - hold.fromNs());
        next.ifPresent(other -> finding.with("other", other.buyer()));
        finding.witness(hold.acquired());
        next.ifPresent(other -> finding.witness(other.acquired()));
        return finding.witness(hold.last()).make();
    }

    private String withoutSuccessor(HistoryIndex index) {
        if (index.scenario().lock().is(LockOption.FENCING)) {
            return "fenced";
        }
        return wentWrong ? "no-other" : "luck";
    }
}
