package org.lockplay.oracle;

import java.util.Comparator;
import org.lockplay.lock.LockKind;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

/** Checks that the consequences of a lost holder are reported, and that a run went well by luck. */
final class OutcomeCheck implements Check {

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        Liveness liveness = run.verdict().liveness();
        for (Hold lost : facts.holds()) {
            boolean isLost = lost.how() == Hold.How.DIED || lost.how() == Hold.How.KEPT;
            // Of a flag two can have got hold in the same moment: the second did not wait for the first.
            boolean isTakenOver = isLost && facts.scenario().lock().kind() != LockKind.FLAG && isTakenOver(facts, lost);
            if (isTakenOver && liveness == Liveness.FINISHED) {
                report.wrong("recovered", "not said of " + lost);
            }
            if (isLost && isWaitedFor(facts, lost) && !isNamed(facts, run, lost)) {
                report.wrong("abandoned-lock", "not said of " + lost);
            }
        }
        if (run.verdict().safety() == Safety.HELD && liveness == Liveness.FINISHED) {
            checkLuck(facts, run, report);
        }
    }

    /** Whether a waiting buyer was the next holder, and not before the previous one was lost. */
    private static boolean isTakenOver(Facts facts, Hold lost) {
        return facts.holds().stream()
                .filter(next -> next.lock() == lost.lock() && next.buyer() != lost.buyer())
                .filter(next -> next.fromNs() > lost.fromNs())
                .min(Comparator.comparingLong(Hold::fromNs))
                .filter(next -> next.requested().seq() < lost.ended().seq()
                        && next.fromNs() > lost.ended().t())
                .isPresent();
    }

    /** Whether a buyer waits at the end for a lock that had no holder since. */
    private static boolean isWaitedFor(Facts facts, Hold lost) {
        LivenessFacts liveness = new LivenessFacts(facts);
        boolean isKept = liveness.keptHolds(lost.lock()).anyMatch(lost::equals);
        return isKept
                && facts.tracks().stream()
                        .anyMatch(track ->
                                facts.lockOf(track.buyer()) == lost.lock() && EndState.of(track) == EndState.WAITING);
    }

    private static boolean isNamed(Facts facts, JudgedRun run, Hold lost) {
        return run.verdict().findings().stream()
                .anyMatch(finding -> isOfLoss(finding)
                        && (isOnSameLock(facts, finding, "buyer", lost)
                                || isOnSameLock(facts, finding, "holder", lost)));
    }

    /** If several buyers keep the same lock, one finding is enough. */
    private static boolean isOnSameLock(Facts facts, Finding finding, String name, Hold lost) {
        return finding.args().containsKey(name) && facts.lockOf(Args.buyer(finding, name)) == lost.lock();
    }

    private static boolean isOfLoss(Finding finding) {
        return finding.kind() == FindingKind.ABANDONED_LOCK
                || finding.kind() == FindingKind.STUCK
                || finding.kind() == FindingKind.RECOVERED
                || finding.kind().wireName().equals("cut-off");
    }

    /** Two buyers sold based on reads outside the lock, without visible harm. */
    private static void checkLuck(Facts facts, JudgedRun run, Report report) {
        if (!facts.rules().holds()) {
            return;
        }
        long outside = facts.writes().stream()
                .filter(StoreWrite::isCertain)
                .filter(write -> write.taken() > 0 && !isUnderOneHold(facts, write))
                .map(StoreWrite::buyer)
                .distinct()
                .count();
        report.require(
                outside < 2
                        || run.verdict().findings().stream()
                                .anyMatch(finding -> finding.variant().endsWith("luck")),
                "luck",
                outside + " buyers wrote what they had not read under the lock");
    }

    private static boolean isUnderOneHold(Facts facts, StoreWrite write) {
        return facts.mergedOrPlainHolds()
                .anyMatch(hold -> hold.buyer() == write.buyer()
                        && hold.contains(write.event())
                        && write.base() != null
                        && hold.contains(write.base()));
    }
}
