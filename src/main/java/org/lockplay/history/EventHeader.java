package org.lockplay.history;

import java.util.Objects;
import java.util.OptionalInt;
import org.lockplay.name.ItemName;
import org.lockplay.name.LockName;

/**
 * What every event carries.
 *
 * @param seq position in the run's history, gapless from 1; {@link Event#UNNUMBERED} until the history numbers it
 * @param t nanoseconds since the run's start on the monotonic clock, taken where the event happened
 * @param buyer the buyer, from 0; {@link Event#NO_BUYER} where it concerns none
 * @param step the program line that caused the event, from 1; {@link #NO_STEP} if none did
 * @param pass the number of gates that the buyer has passed; empty in old histories
 * @param lock the name of the lock
 * @param item the name of the item in the store
 */
public record EventHeader(long seq, long t, int buyer, int step, OptionalInt pass, LockName lock, ItemName item) {

    /** The {@code step} of an event that no program line has caused. */
    public static final int NO_STEP = 0;

    public EventHeader {
        Objects.requireNonNull(pass, "pass");
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(item, "item");
    }

    /** The header of an unnumbered event that concerns no single buyer. */
    public static EventHeader of(long t) {
        return of(t, Event.NO_BUYER, NO_STEP);
    }

    /** The header of an unnumbered event of one buyer. */
    public static EventHeader of(long t, int buyer) {
        return of(t, buyer, NO_STEP);
    }

    /** The header of an unnumbered event of one buyer at a program line. */
    public static EventHeader of(long t, int buyer, int step) {
        return new EventHeader(
                Event.UNNUMBERED, t, buyer, step, OptionalInt.empty(), LockName.DEFAULT, ItemName.DEFAULT);
    }

    /** A copy about a lock and an item in the store. */
    public EventHeader about(LockName otherLock, ItemName otherItem) {
        return new EventHeader(seq, t, buyer, step, pass, otherLock, otherItem);
    }

    /**
     * The header of an unnumbered event of one buyer at a program line.
     *
     * @param pass the number of gates that the buyer has passed
     */
    public static EventHeader of(long t, int buyer, int step, int pass) {
        return new EventHeader(
                Event.UNNUMBERED, t, buyer, step, OptionalInt.of(pass), LockName.DEFAULT, ItemName.DEFAULT);
    }

    /** A copy with a position in a history. */
    EventHeader numbered(long position) {
        return new EventHeader(position, t, buyer, step, pass, lock, item);
    }

    /** A copy with another time. */
    public EventHeader at(long time) {
        return new EventHeader(seq, time, buyer, step, pass, lock, item);
    }
}
