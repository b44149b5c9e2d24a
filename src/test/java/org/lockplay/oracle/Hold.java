package org.lockplay.oracle;

import org.lockplay.history.Event;

/**
 * A period during which a buyer acted as the holder of a lock.
 *
 * @param buyer the buyer
 * @param lock the lock, as a buyer sees it
 * @param requested when it requested the lock
 * @param acquired when it had acquired the lock, at the latest
 * @param ended the event that ended it; {@code null} if there is none in the history
 * @param how how it ended
 * @param surelyUntilNs until when, at least, the buyer acted as the holder and ran its program
 * @param untilNs until when the buyer may be said to have acted as the holder, including failures, hangs and waits
 */
record Hold(
        int buyer, int lock, Event requested, Event acquired, Event ended, How how, long surelyUntilNs, long untilNs) {

    /** How a hold ended. */
    enum How {
        RELEASED,
        /** Released while leaving a block after a failure. */
        RELEASED_AFTER_FAILURE,
        /** The buyer detected that the lock was lost. */
        LOST,
        /** The buyer requested the lock again, which started a new hold. */
        REPLACED,
        /** The buyer ended or failed while it still held the lock. */
        KEPT,
        /** The buyer's process died. */
        DIED,
        /** The run ended first. */
        OPEN
    }

    long fromNs() {
        return acquired.t();
    }

    /** Whether an event of the buyer lies within it. */
    boolean contains(Event event) {
        return event.seq() > acquired.seq() && (ended == null || event.seq() <= ended.seq());
    }

    boolean isReleased() {
        return how == How.RELEASED || how == How.RELEASED_AFTER_FAILURE;
    }

    @Override
    public String toString() {
        return "buyer " + buyer + " from #" + acquired.seq() + " to " + (ended == null ? "the end" : "#" + ended.seq())
                + " (" + how + ")";
    }
}
