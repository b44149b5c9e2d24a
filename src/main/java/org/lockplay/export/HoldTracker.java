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
            case LOCK_RELEASED -> reacquisition == Reacquisition.COUNTED && depth > 1 ? countDown() : end();
            case LOCK_LOST, CONFLICT -> end();
            default -> Change.NONE;
        };
    }

    private Change acquired() {
        if (depth == 0) {
            depth = 1;
            return Change.BEGINS;
        }
        return switch (reacquisition) {
            case COUNTED -> {
                depth++;
                yield Change.NONE;
            }
            case FREED_AT_ONCE -> Change.NONE;
            case WAITS_FOR_ITSELF, REFUSED, NOTHING_HELD -> Change.BEGINS_ANEW;
        };
    }

    private Change countDown() {
        depth--;
        return Change.NONE;
    }

    private Change end() {
        boolean wasHolding = isHolding();
        depth = 0;
        return wasHolding ? Change.ENDS : Change.NONE;
    }
}
