package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;

/**
 * Finds holders that failed and never released the lock, or released it too late, and measures how long it took until
 * another buyer acquired it.
 */
final class RecoveryDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (!LockTraits.excludes(index.lock()) || LockTraits.broken(index.lock())) {
            return List.of();
        }
        List<Hold> holds = index.holds();
        NextHolder nextHolder = new NextHolder(holds);
        List<Finding> findings = new ArrayList<>();
        for (Hold hold : holds) {
            nextHolder
                    .after(hold)
                    .filter(next -> hold.end() == Hold.End.KEPT || next.fromNs() < hold.toNs())
                    .flatMap(next -> finding(index, hold, next))
                    .ifPresent(findings::add);
        }
        return findings.stream().limit(MOST).toList();
    }

    private static Optional<Finding> finding(HistoryIndex index, Hold hold, Hold next) {
        return firstFailure(index, hold, next)
                .map(holderFailure -> FindingMaker.of(FindingKind.RECOVERED, variant(index, hold, holderFailure))
                        .with("buyer", hold.buyer())
                        .with("other", next.buyer())
                        .with("afterNs", next.fromNs() - holderFailure.t())
                        .witness(hold.acquired())
                        .witness(holderFailure)
                        .witness(next.acquired())
                        .make());
    }

    private static String variant(HistoryIndex index, Hold hold, Event holderFailure) {
        boolean hadEnded = index.buyerOutcome(hold.buyer()).state() != BuyerOutcome.State.KILLED;
        return HoldProof.isKill(holderFailure) && hadEnded
                ? "process"
                : HolderFailure.of(holderFailure).orElseThrow();
    }

    /** Whether the holder ended after its failure, and so without giving the lock back meanwhile. */
    private static boolean hadFailed(HistoryIndex index, Hold hold) {
        return index.buyerOutcome(hold.buyer()).state() == BuyerOutcome.State.FAILED;
    }

    /** Whether the buyer leaves its blocks because of the event, and gives the lock back there if it has it. */
    private static boolean isThrown(Event failure) {
        return failure instanceof Failed || failure.isFault(FaultKind.EXCEPTION);
    }

    /** The holder's first failure before the next hold; later failures delayed no other buyer. */
    private static Optional<Event> firstFailure(HistoryIndex index, Hold hold, Hold next) {
        List<Event> failures = index.failuresOf(hold.buyer()).stream()
                .filter(holderFailure ->
                        holderFailure.seq() > hold.acquired().seq() && holderFailure.t() >= hold.fromNs())
                .filter(holderFailure ->
                        !HolderFailure.cuts(holderFailure) || LockTraits.goesWithConnection(index.lock()))
                .filter(holderFailure -> holderFailure.t() <= next.fromNs())
                .filter(holderFailure -> hold.end() == Hold.End.KEPT || holderFailure.t() <= hold.toNs())
                .filter(holderFailure -> !isThrown(holderFailure) || hold.end() == Hold.End.KEPT)
                .filter(holderFailure -> !(holderFailure instanceof Failed) || hadFailed(index, hold))
                .toList();
        // Whatever had happened to the buyer before, its lock was free because its process died.
        return failures.stream()
                .filter(failure -> !index.lock().isLease() && HoldProof.isKill(failure))
                .findFirst()
                .or(() -> failures.stream().findFirst());
    }
}
