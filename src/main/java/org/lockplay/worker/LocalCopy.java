package org.lockplay.worker;

import org.lockplay.store.Reading;

/**
 * A buyer's own copy of the count, and the tickets that it believes to have. A ticket is first taken off the copy, then
 * written to the store; once that is settled, no conflict can take it away. Used by that buyer's thread only.
 */
final class LocalCopy {

    /**
     * The copy at one moment.
     *
     * @param present whether something was read
     * @param soldOut whether there was none left when the buyer last wanted one
     * @param taken tickets taken off the copy and not written
     * @param carried tickets that were never written in earlier rounds
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
    private int unsettled;
    private int settled;

    /** Starts the program anew: no copy yet. */
    void startRound() {
        now = new State(false, false, 0, 0, 0, now.carried() + now.taken());
    }

    /** Keeps the copy as it is now, for {@link #goBack}. */
    void mark() {
        marked = now;
    }

    /** Goes back to the mark: what was taken or written since is void, unless it is settled. */
    void goBack() {
        now = marked;
        unsettled = 0;
    }

    /** Keeps what was read. */
    void set(Reading.Count reading) {
        now = now.in(reading.count(), reading.version(), now.taken()).soldOut(false);
    }

    /** Whether something was read. */
    boolean present() {
        return now.present();
    }

    /** Takes a ticket off the copy, if there is one. */
    boolean take() {
        if (now.count() <= 0) {
            now = now.soldOut(true);
            return false;
        }
        now = now.in(now.count() - 1, now.version(), now.taken() + 1);
        return true;
    }

    /** The store did not accept the write: what was taken for it is back on the copy. */
    void refuse() {
        now = now.in(now.count() + now.taken(), now.version(), 0).soldOut(true);
    }

    /** Keeps what the store holds after a write. */
    void written(long nowCount, long nowVersion) {
        unsettled += now.taken();
        now = now.in(nowCount, nowVersion, 0);
    }

    /** What was written is there for everybody, and stays. */
    void settle() {
        settled += unsettled;
        unsettled = 0;
    }

    /** Whether there was no ticket left to take, so that there is nothing to write. */
    boolean nothingToWrite() {
        return now.soldOut() && now.taken() == 0;
    }

    long count() {
        return now.count();
    }

    long version() {
        return now.version();
    }

    /** The tickets that a buyer at the end of its program believes to have. */
    int tickets() {
        return settled + unsettled + now.taken() + now.carried();
    }

    /** The tickets that nothing takes away from it any more. */
    int settled() {
        return settled;
    }
}
