package org.lockplay.lock.strategy;

import java.time.Duration;
import java.util.Optional;
import org.lockplay.store.Store;

/**
 * One buyer's handle on the lock. Confined to that buyer's thread, except for {@link #breakOff} and {@link #isQueued}.
 *
 * <p>Expected outcomes are values; {@link LockException} means that the server or file behind the lock failed.
 */
public interface BuyerLock extends AutoCloseable {

    /**
     * Blocks until the lock is acquired or the timeout elapses.
     *
     * @param timeout the longest wait; empty for no limit
     */
    Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException;

    /**
     * Cancels an acquisition that blocks a thread: unless it has just succeeded, it throws, without the lock. May be
     * called from another thread.
     */
    default void breakOff(Thread acquiring) {
        acquiring.interrupt();
    }

    /**
     * Whether the request of a call in progress has arrived where it waits, so that one that is made later comes behind
     * it. True if this kind cannot tell. May be called from another thread.
     */
    default boolean isQueued() {
        return true;
    }

    /** Releases the lock. */
    Release release() throws LockException;

    /**
     * Releases the lock after the work under it has failed. A kind that is a transaction rolls that work back; every
     * other kind only releases.
     */
    default Release undo() throws LockException {
        return release();
    }

    /** Whether this handle knows that the lock was taken away while the buyer believed that it held it. */
    default boolean lost() {
        return false;
    }

    /**
     * The store as seen under this lock. A kind that uses the store's transactions returns a view of the store; every
     * other kind returns the store itself.
     */
    default Store guard(Store store) {
        return store;
    }

    /** Closes the handle's resources. Does not release the lock. */
    @Override
    void close();
}
