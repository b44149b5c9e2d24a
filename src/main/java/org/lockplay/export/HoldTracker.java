package org.lockplay.export;

import java.util.HashMap;
import java.util.Map;
import org.lockplay.history.Conflicted;
import org.lockplay.history.Event;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.Reacquisition;
import org.lockplay.name.LockName;

/**
 * Tracks one buyer's hold of any lock through its events. The lock's kind determines the effect of a second acquisition.
 */
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
    /** The number of releases until each held lock is free. */
    private final Map<LockName, Integer> depths = new HashMap<>();

    HoldTracker(LockKind kind) {
        this.reacquisition = kind.reacquisition();
    }

    /** Whether the buyer holds a lock, as far as it knows. */
    boolean isHolding() {
        return !depths.isEmpty();
    }

    /** Processes the buyer's next event. */
    Change next(Event event) {
        if (event instanceof LockAcquired) {
            return acquired(event.lock());
        }
        if (event instanceof LockReleased) {
            return change(event.lock(), reacquisition.afterReleasing(depthOf(event.lock())));
        }
        return event instanceof LockLost || event instanceof Conflicted ? change(event.lock(), 0) : Change.NONE;
    }

    private int depthOf(LockName lock) {
        return depths.getOrDefault(lock, 0);
    }

    private Change acquired(LockName lock) {
        boolean isSecond = depthOf(lock) > 0;
        Change change = change(lock, reacquisition.afterAcquiring(depthOf(lock)));
        return isSecond && reacquisition.startsNewHold() ? Change.BEGINS_ANEW : change;
    }

    private Change change(LockName lock, int newDepth) {
        boolean wasHolding = isHolding();
        if (newDepth > 0) {
            depths.put(lock, newDepth);
        } else {
            depths.remove(lock);
        }
        if (wasHolding == isHolding()) {
            return Change.NONE;
        }
        return wasHolding ? Change.ENDS : Change.BEGINS;
    }
}
