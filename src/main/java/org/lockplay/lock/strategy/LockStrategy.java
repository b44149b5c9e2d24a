package org.lockplay.lock.strategy;

import java.util.List;
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

    /**
     * Cuts a buyer's connections to the lock's own server, on the server side. May be repeated. PostgreSQL is not
     * concerned: see {@link Disconnection}.
     *
     * @param pid the buyer's process
     * @return the number of connections cut
     */
    default int disconnect(LockSite site, int buyer, long pid) throws LockException {
        return 0;
    }

    /** A class of each library that a worker needs for this lock, beside those of all workers. */
    default List<Class<?>> libraries() {
        return List.of();
    }

    /** Removes the lock's remains, also after a crash. May be repeated; succeeds if nothing is there. */
    default void remove(LockSite site) throws LockException {}
}
