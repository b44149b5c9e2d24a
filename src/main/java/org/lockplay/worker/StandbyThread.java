package org.lockplay.worker;

/**
 * Keeps a started thread ready for the first buyer of the next run, since most workers have only one. Not thread-safe.
 */
final class StandbyThread {

    private volatile BuyerThread spare;

    /** Starts the standby thread, if there is none. */
    void prepare() {
        if (spare == null) {
            spare = BuyerThread.start();
        }
    }

    /** Returns the standby thread, or else a new one. */
    BuyerThread take() {
        prepare();
        BuyerThread taken = spare;
        spare = null;
        return taken;
    }
}
