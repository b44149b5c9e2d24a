package org.lockplay.worker;

import org.lockplay.scenario.Instruction;

/**
 * Where the part of a buyer's program began that has not taken effect yet: what a conflict undoes, and where the buyer
 * goes back to. That is the lock in use, or the first reading or taking, whichever came first after the last write that
 * took effect. Positions count the instructions over all rounds. Used by that buyer's thread only.
 */
final class Attempt {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private int locked = NOWHERE;
    private int touched = NOWHERE;
    private boolean hasRead;

    /** Takes notice of what is done next, and says whether the attempt begins with it. */
    boolean beginsWith(Instruction next, int position) {
        boolean isFirst = start() == NOWHERE;
        if (next.acquires()) {
            locked = Math.min(locked, position);
        } else if (next.operation() == Instruction.Operation.READ) {
            touched = Math.min(touched, position);
            hasRead = true;
        } else if (next.operation() == Instruction.Operation.TAKE) {
            touched = Math.min(touched, position);
        }
        return isFirst && start() != NOWHERE;
    }

    /** The lock is given back; what was read under it is still without effect. */
    void leaveLock() {
        locked = NOWHERE;
    }

    /** Everything until now has taken effect, or was undone. */
    void end() {
        locked = NOWHERE;
        touched = NOWHERE;
        hasRead = false;
    }

    /** Where it began; only if it did. */
    int start() {
        return Math.min(locked, touched);
    }

    /** Whether the local copy is as old as the attempt, or younger. */
    boolean hasRead() {
        return hasRead;
    }
}
