package org.lockplay.lock.strategy;

import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;

/**
 * The implementation of a kind of lock. Stateless; {@link LockKind} maps each kind to its strategy.
 *
 * <p>The server prepares a lock on every host before a run and removes it afterwards; in between, every worker opens a
 * handle for each of its buyers.
 */
public interface LockStrategy {

    /** Creates the lock, free. Called once per host, before any handle is opened there. */
    default void prepare(LockSite site, LockSpec spec) throws LockException {}

    /** Opens one buyer's handle. */
    BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException;

    /**
     * Loads most of a handle's classes, where they are a whole library, without its server and without side effects.
     * Called while the worker's class-data archive is created, so that the library starts faster.
     */
    default void rehearse() {}

    /** Removes the lock's remains, also after a crash. May be repeated; succeeds if nothing is there. */
    default void remove(LockSite site) throws LockException {}
}
