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
 * @param last the event that ended it; for {@link End#KEPT}, the last event that the buyer itself emitted under it and
 *     that a free run has as well as its repetition, which adds gates
 * @param believedUntil the {@code seq} up to which the buyer acted as a holder: where it passed the release, also if it
 *     had lost the lock before; {@link Long#MAX_VALUE} if it never did
 */
record Hold(int buyer, Event acquired, End end, Event last, long believedUntil) {

    /** How having a lock can end. */
    enum End {
        /** It was given back. */
        RELEASED,
        /** The buyer learned that it had lost it. */
        LOST,
        /** What was done under it did not take effect. */
        UNDONE,
        /** The buyer asked for it once more, waited for itself, and got it anew. */
        REPLACED,
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

    /** Whether the buyer, when it emitted an event, had not passed the release yet. */
    boolean believedAt(Event event) {
        return event.seq() > acquired.seq() && event.seq() <= believedUntil;
    }

    /** Whether it was held at a moment, as far as the history proves. */
    boolean heldAt(long ns) {
        return fromNs() <= ns && (end == End.KEPT || ns <= toNs());
    }
}
