package org.lockplay.lock;

/**
 * One way to build a lock. One class a kind, stateless; {@link LockKind} knows which.
 *
 * <p>The server prepares a lock on every host before a run and removes it afterwards; in between every worker opens a
 * handle for each of its buyers.
 */
public interface LockStrategy {

    /** Makes the free lock. Called once a host, before anything is opened there. */
    default void prepare(LockSite site, LockSpec spec) throws LockException {}

    /** Opens one buyer's handle. */
    BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException;

    /**
     * Loads most of what a handle is made of, where that is a whole library, without needing its server; nothing may be
     * left of it. Done when a class-data archive of the worker is made, which then starts that library faster.
     */
    default void rehearse() {}

    /** Removes whatever may be left of the lock, also after a crash. May be repeated; nothing there is no error. */
    default void remove(LockSite site) throws LockException {}
}
