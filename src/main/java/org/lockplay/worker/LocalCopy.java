package org.lockplay.worker;

import java.util.OptionalLong;
import org.lockplay.store.Reading;

/**
 * A buyer's local copy of the count, and the tickets that it believes to have. A ticket is taken off the copy and then
 * written to the store. Once the write is settled, no conflict can undo it. Not thread-safe.
 */
final class LocalCopy {

    /**
     * The copy at one moment.
     *
     * @param present whether a count was read
     * @param soldOut whether no ticket was left at the last take
     * @param taken tickets taken off the copy and not written
     * @param carried tickets of earlier rounds that were never written
     */
    private record State(boolean present, boolean soldOut, long count, long version, int taken, int carried) {

        private static final State EMPTY = new State(false, false, 0, 0, 0, 0);

        private State in(long nowCount, long nowVersion, int nowTaken) {
            return new State(true, soldOut, nowCount, nowVersion, nowTaken, carried);
        }

        private State soldOut(boolean now) {
            return new State(present, now, count, version, taken, carried);
        }
    }

    private State now = State.EMPTY;
    private State marked = State.EMPTY;
    /** The version that the store held at the last read or settled write. */
    private OptionalLong base = OptionalLong.empty();

    private int unsettled;
    private int settled;

    /** Starts a round without a copy. */
    void startRound() {
        now = new State(false, false, 0, 0, 0, now.carried() + now.taken());
        base = OptionalLong.empty();
    }

    /** Saves the copy for {@link #goBack}. */
    void mark() {
        marked = now;
    }

    /** Restores the saved copy: unsettled takes and writes since then are void. */
    void goBack() {
        now = marked;
        base = OptionalLong.empty();
        unsettled = 0;
    }

    /** Stores a count that was read. */
    void set(Reading.Count reading) {
        now = now.in(reading.count(), reading.version(), now.taken()).soldOut(false);
        base = OptionalLong.of(reading.version());
    }

    /** Whether a count was read. */
    boolean present() {
        return now.present();
    }

    /** Takes a ticket off the copy; false if none is left. */
    boolean take() {
        if (now.count() <= 0) {
            now = now.soldOut(true);
            return false;
        }
        now = now.in(now.count() - 1, now.version(), now.taken() + 1);
        return true;
    }

    /** The store rejected the write: the taken tickets return to the copy. */
    void refuse() {
        now = now.in(now.count() + now.taken(), now.version(), 0).soldOut(true);
    }

    /** Stores the content of the store after a write. */
    void written(long nowCount, long nowVersion) {
        unsettled += now.taken();
        now = now.in(nowCount, nowVersion, 0);
    }

    /** Settles the writes: they are visible to other buyers and final. */
    void settle() {
        settled += unsettled;
        unsettled = 0;
        base = now.present() ? OptionalLong.of(now.version()) : OptionalLong.empty();
    }

    /** Whether there was no ticket left to take, so that there is nothing to write. */
    boolean nothingToWrite() {
        return now.soldOut() && now.taken() == 0;
    }

    long count() {
        return now.count();
    }

    /** The tickets taken off the copy and not written. */
    int taken() {
        return now.taken();
    }

    /** The version that the store held when it was last known to hold the copy; empty before the first read. */
    OptionalLong base() {
        return base;
    }

    long version() {
        return now.version();
    }

    /** The tickets that the buyer believes to have at the end of its program. */
    int tickets() {
        return settled + unsettled + now.taken() + now.carried();
    }

    /** The tickets from settled writes. */
    int settled() {
        return settled;
    }
}
