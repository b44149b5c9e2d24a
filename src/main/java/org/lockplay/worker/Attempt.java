package org.lockplay.worker;

import org.lockplay.scenario.Instruction;

/**
 * The start of the part of a buyer's program that has not taken effect yet: a conflict undoes that part, and the buyer
 * returns to its start. The start is the lock in use, or the first read or take, whichever came first after the last
 * write that took effect. Positions count the instructions over all rounds. Not thread-safe.
 */
final class Attempt {

    private static final int NOWHERE = Integer.MAX_VALUE;

    private int locked = NOWHERE;
    private int touched = NOWHERE;
    private boolean hasRead;

    /** Notes the next instruction and returns whether the attempt begins with it. */
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

    /** Notes that the lock is released; reads under it have not taken effect yet. */
    void leaveLock() {
        locked = NOWHERE;
    }

    /** Ends the attempt: everything so far has taken effect or was undone. */
    void end() {
        locked = NOWHERE;
        touched = NOWHERE;
        hasRead = false;
    }

    /** The start of the attempt; only valid if there is one. */
    int start() {
        return Math.min(locked, touched);
    }

    /** Whether the local copy was read in this attempt. */
    boolean hasRead() {
        return hasRead;
    }
}
