package org.lockplay.exercise;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.Read;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockFamily;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

/**
 * Distinguishes a run that is correct by construction from one that merely got lucky, based on what each buyer did
 * under which hold and on the verdict's findings about the lock, not on the result alone.
 */
final class CorrectnessCheck {

    /** What makes a run wrong or lucky, the plainest cause first. */
    static final List<FindingKind> CAUSES = List.of(
            FindingKind.NO_LOCK,
            FindingKind.REACH_TOO_SHORT,
            FindingKind.BROKEN_LOCK,
            FindingKind.OUTSIDE_LOCK,
            FindingKind.NOT_COMMITTED,
            FindingKind.RELEASED_BY_ANOTHER,
            FindingKind.RELEASED_UNHELD,
            FindingKind.LEASE_TOO_SHORT);

    private static final Set<Liveness> ENDED_WELL = Set.of(Liveness.FINISHED, Liveness.RECOVERED);

    private CorrectnessCheck() {}

    /** Whether nothing went wrong, and nothing could have gone wrong. */
    static boolean isRight(GradedRun trial) {
        return trial.verdict().safety() == Safety.HELD
                && endedWell(trial)
                && CAUSES.stream().noneMatch(trial.verdict()::has)
                && isGuarded(trial);
    }

    /** Whether every buyer that could finish did. */
    static boolean endedWell(GradedRun trial) {
        return ENDED_WELL.contains(trial.verdict().liveness());
    }

    /** Whether a buyer wrote to the store. */
    static boolean hasSale(GradedRun trial) {
        return trial.history().stream().anyMatch(Wrote.class::isInstance);
    }

    /** Whether there was a sale, and every sale was read and written under the same hold. */
    static boolean isGuarded(GradedRun trial) {
        boolean needsNoHold = trial.scenario().lock().kind().family() == LockFamily.DATABASE;
        return hasSale(trial) && (needsNoHold || everyWriteIsUnderTheHoldOfItsRead(trial));
    }

    private static boolean everyWriteIsUnderTheHoldOfItsRead(GradedRun trial) {
        Map<Integer, Event> holds = new HashMap<>();
        Map<Integer, Event> holdsOfReads = new HashMap<>();
        for (Event event : trial.history()) {
            int buyer = event.buyer();
            if (event instanceof LockAcquired) {
                holds.put(buyer, event);
            } else if (event instanceof LockReleased || event instanceof LockLost) {
                holds.remove(buyer);
            } else if (event instanceof Read) {
                holdsOfReads.put(buyer, holds.get(buyer));
            } else if (event instanceof Wrote) {
                Event hold = holds.get(buyer);
                if (hold == null || hold != holdsOfReads.get(buyer)) {
                    return false;
                }
            }
        }
        return true;
    }
}
