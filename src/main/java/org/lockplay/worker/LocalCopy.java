package org.lockplay.worker;

import org.lockplay.store.Reading;

/** A buyer's own copy of the count, and the tickets that it believes to have. Used by that buyer's thread only. */
final class LocalCopy {

    private boolean present;
    private boolean soldOut;
    private long count;
    private long version;
    private int taken;
    private int bought;

    /** Starts the program anew: no copy yet. */
    void startRound() {
        bought += taken;
        startAgain();
    }

    /** Goes back to before the read: what was taken since is void. */
    void startAgain() {
        present = false;
        soldOut = false;
        taken = 0;
    }

    /** Keeps what was read. */
    void set(Reading.Count reading) {
        present = true;
        soldOut = false;
        count = reading.count();
        version = reading.version();
    }

    /** Whether something was read. */
    boolean present() {
        return present;
    }

    /** Takes a ticket off the copy, if there is one. */
    boolean take() {
        if (count <= 0) {
            soldOut = true;
            return false;
        }
        count--;
        taken++;
        return true;
    }

    /** The store itself said that there was none left: what was taken is void. */
    void refuse() {
        soldOut = true;
        taken = 0;
    }

    /** Keeps what the store holds after a write. */
    void written(long nowCount, long nowVersion) {
        count = nowCount;
        version = nowVersion;
    }

    /** Whether there was no ticket left to take, so that there is nothing to write. */
    boolean soldOut() {
        return soldOut;
    }

    long count() {
        return count;
    }

    long version() {
        return version;
    }

    /** The tickets that the buyer believes to have. */
    int tickets() {
        return bought + taken;
    }
}
