package org.lockplay.worker;

/** Keeps the thread of the first buyer of the next run ready: most workers have no other. For one caller at a time. */
final class StandbyThread {

    private volatile BuyerThread spare;

    /** Starts it, if there is none. */
    void prepare() {
        if (spare == null) {
            spare = BuyerThread.start();
        }
    }

    /** The spare one, or else a new one. */
    BuyerThread take() {
        prepare();
        BuyerThread taken = spare;
        spare = null;
        return taken;
    }
}
