package org.lockplay.export;

import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reacquisition;

/** Follows one buyer's hold of the lock through its events. What a second acquisition does is the kind's data. */
final class HoldTracker {

    /** What an event means for the hold. */
    enum Change {
        NONE,
        BEGINS,
        /** The hold before has ended unseen, such as a lease whose holder waited for itself. */
        BEGINS_ANEW,
        ENDS
    }

    private final Reacquisition reacquisition;
    /** How many releases it takes until the lock is free. */
    private int depth;

    HoldTracker(LockKind kind) {
        this.reacquisition = kind.reacquisition();
    }

    /** Whether the buyer has the lock, as far as it knows. */
    boolean isHolding() {
        return depth > 0;
    }

    /** Takes the buyer's next event. */
    Change next(Event event) {
        return switch (event.kind()) {
            case LOCK_ACQUIRED -> acquired();
            case LOCK_RELEASED -> change(reacquisition.afterReleasing(depth));
            case LOCK_LOST, CONFLICT -> change(0);
            default -> Change.NONE;
        };
    }

    private Change acquired() {
        boolean isSecond = isHolding();
        Change change = change(reacquisition.afterAcquiring(depth));
        return isSecond && reacquisition.startsNewHold() ? Change.BEGINS_ANEW : change;
    }

    private Change change(int newDepth) {
        boolean wasHolding = isHolding();
        depth = newDepth;
        if (wasHolding == isHolding()) {
            return Change.NONE;
        }
        return wasHolding ? Change.ENDS : Change.BEGINS;
    }
}
