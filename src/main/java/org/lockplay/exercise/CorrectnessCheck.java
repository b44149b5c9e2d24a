package org.lockplay.exercise;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.Read;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockFamily;
import org.lockplay.lock.Reacquisition;
import org.lockplay.name.LockName;
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
        HeldLocks held = new HeldLocks(trial.scenario().lock().kind().reacquisition());
        Map<Integer, Set<Event>> holdsOfReads = new HashMap<>();
        for (Event event : trial.history()) {
            if (event instanceof Read) {
                holdsOfReads.put(event.buyer(), held.of(event.buyer()));
            } else if (event instanceof Wrote) {
                Set<Event> ofRead = holdsOfReads.getOrDefault(event.buyer(), Set.of());
                if (Collections.disjoint(ofRead, held.of(event.buyer()))) {
                    return false;
                }
            } else {
                held.next(event);
            }
        }
        return true;
    }

    /** The locks that each buyer holds, from the events so far. */
    private static final class HeldLocks {

        private record Owner(int buyer, LockName lock) {}

        /** A hold, by the event that began it, and the releases that end it. */
        private record Hold(Event begin, int owed) {}

        private final Reacquisition again;
        private final Map<Owner, Hold> holds = new HashMap<>();

        HeldLocks(Reacquisition again) {
            this.again = again;
        }

        void next(Event event) {
            Owner owner = new Owner(event.buyer(), event.lock());
            if (event instanceof LockAcquired) {
                holds.compute(owner, (same, before) -> acquired(before, event));
            } else if (event instanceof LockReleased) {
                holds.computeIfPresent(owner, (same, before) -> released(before));
            } else if (event instanceof LockLost) {
                holds.remove(owner);
            }
        }

        /** The events that began the present holds of a buyer. */
        Set<Event> of(int buyer) {
            return holds.entrySet().stream()
                    .filter(entry -> entry.getKey().buyer() == buyer)
                    .map(entry -> entry.getValue().begin())
                    .collect(Collectors.toSet());
        }

        private Hold acquired(Hold before, Event event) {
            boolean isNew = before == null || again.startsNewHold();
            return new Hold(isNew ? event : before.begin(), again.afterAcquiring(isNew ? 0 : before.owed()));
        }

        private Hold released(Hold before) {
            int owed = again.afterReleasing(before.owed());
            return owed == 0 ? null : new Hold(before.begin(), owed);
        }
    }
}
