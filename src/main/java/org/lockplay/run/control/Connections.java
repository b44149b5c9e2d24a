package org.lockplay.run.control;

import org.lockplay.lock.strategy.LockException;

/** The connections of a run's buyers to servers. Thread-safe. */
public interface Connections {

    /**
     * Cuts a buyer's connections on the server side; blocks while the servers do that.
     *
     * @param pid the id of the buyer's process
     * @return how many connections were cut
     */
    int cut(int buyer, long pid) throws LockException;
}
