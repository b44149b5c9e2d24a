package org.lockplay.export;

import org.lockplay.history.Conflicted;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reacquisition;

/** Tracks one buyer's hold through its events. The lock's kind determines the effect of a second acquisition. */
final class HoldTracker {

    /** What an event means for the hold. */
    enum Change {
        NONE,
        BEGINS,
        /** The previous hold has ended without an event, such as a lease whose holder waited for itself. */
        BEGINS_ANEW,
        ENDS
    }

    private final Reacquisition reacquisition;
    /** The number of releases until the lock is free. */
    private int depth;

    HoldTracker(LockKind kind) {
        this.reacquisition = kind.reacquisition();
    }

    /** Whether the buyer holds the lock, as far as it knows. */
    boolean isHolding() {
        return depth > 0;
    }

    /** Processes the buyer's next event. */
    Change next(Event event) {
        if (event instanceof LockAcquired) {
            return acquired();
        }
        if (event instanceof LockReleased) {
            return change(reacquisition.afterReleasing(depth));
        }
        return event instanceof LockLost || event instanceof Conflicted ? change(0) : Change.NONE;
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
