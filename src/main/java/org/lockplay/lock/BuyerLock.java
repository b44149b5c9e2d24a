package org.lockplay.lock;

import java.time.Duration;
import java.util.Optional;
import org.lockplay.store.Store;

/**
 * One buyer's own handle on the lock. Used by that buyer's thread only, but for {@link #breakOff}.
 *
 * <p>What is expected to happen is a value; {@link LockException} is for what the lock is built on having broken.
 */
public interface BuyerLock extends AutoCloseable {

    /**
     * Waits for the lock and takes it.
     *
     * @param timeout how long to wait at the most; empty is for ever
     */
    Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException;

    /**
     * Breaks off an acquisition that a thread is in: it ends without the lock and by an exception, if it has not just
     * succeeded. The only method that another thread calls.
     */
    default void breakOff(Thread acquiring) {
        acquiring.interrupt();
    }

    /** Gives the lock back. */
    Release release() throws LockException;

    /**
     * Gives the lock back after what was done under it has failed. A kind that lives in a transaction undoes what was done
     * in it; every other kind just gives back.
     */
    default Release undo() throws LockException {
        return release();
    }

    /**
     * Whether the lock was taken away while this buyer thought that it held it, as far as that has come through to here.
     */
    default boolean lost() {
        return false;
    }

    /**
     * The way to the data while this lock guards it. A kind that lives in the store's own transactions answers with a
     * view of it; every other kind leaves it as it is.
     */
    default Store guard(Store store) {
        return store;
    }

    /** Lets go of what the handle itself is made of. Does not give the lock back. */
    @Override
    void close();
}
