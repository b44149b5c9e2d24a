package org.lockplay.oracle;

import org.lockplay.history.Event;

/**
 * A time during which a buyer took itself for the holder of a lock.
 *
 * @param buyer who
 * @param lock which lock, as a buyer sees it
 * @param requested when it asked
 * @param acquired when it had it, at the latest
 * @param ended what ended it; {@code null} where nothing in the history does
 * @param how how it ended
 * @param surelyUntilNs until when the buyer took itself for the holder and went on with its program, at least
 * @param untilNs until when it can be said that the buyer took itself for the holder: while it fails, hangs or waits, too
 */
record Hold(
        int buyer, int lock, Event requested, Event acquired, Event ended, How how, long surelyUntilNs, long untilNs) {

    /** How a hold ended. */
    enum How {
        RELEASED,
        /** Released on the way out after a failure. */
        RELEASED_AFTER_FAILURE,
        /** The buyer learned that it was gone. */
        LOST,
        /** The buyer asked for it once more, where that is a new one. */
        REPLACED,
        /** The buyer came to its end, or failed, and still had it. */
        KEPT,
        /** The buyer's process died. */
        DIED,
        /** The run ended first. */
        OPEN
    }

    long fromNs() {
        return acquired.t();
    }

    /** Whether an event of the buyer comes within it. */
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
