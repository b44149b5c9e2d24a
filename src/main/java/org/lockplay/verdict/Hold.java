package org.lockplay.verdict;

import java.util.OptionalLong;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/**
 * One buyer's having the lock once. The interval lies inside the time in which a true lock was really held, so that
 * two intervals that overlap prove two holders.
 *
 * @param buyer who
 * @param acquired where it begins
 * @param end how it ended
 * @param last the event that ended it; for {@link End#KEPT}, the last thing that the buyer did under it, which
 *     is the same in a free run and in its repetition
 */
record Hold(int buyer, Event acquired, End end, Event last) {

    /** How having a lock can end. */
    enum End {
        /** It was given back. */
        RELEASED,
        /** The buyer learned that it had lost it. */
        LOST,
        /** What was done under it did not take effect. */
        UNDONE,
        /** Not within the history. */
        KEPT
    }

    /** The moment it began, in nanoseconds. */
    long fromNs() {
        return acquired.t();
    }

    /** The latest moment at which the buyer is known to have believed in it, in nanoseconds. */
    long toNs() {
        return Math.max(fromNs(), last.t());
    }

    /** The fencing token that came with it, if the kind has any. */
    OptionalLong token() {
        return acquired.number(Field.TOKEN);
    }

    /** Whether an event of the same buyer lies within it. */
    boolean covers(Event event) {
        return event.seq() > acquired.seq() && (end == End.KEPT || event.seq() < last.seq());
    }
}
