package org.lockplay.worker;

import java.util.concurrent.CountDownLatch;

/**
 * The thread of one buyer in one run. It can be started before anybody knows which buyer that will be, so that nobody has
 * to wait for its start; it ends with the run, for what a robust mutex's owner holds is freed by that. Thread-safe.
 */
final class BuyerThread {

    private final CountDownLatch told = new CountDownLatch(1);
    private volatile Runnable work;

    private BuyerThread() {}

    /** A thread that waits for what it is to do. */
    static BuyerThread start() {
        BuyerThread started = new BuyerThread();
        Thread thread = new Thread(started::obey, "buyer");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Gives it what it is to do, once. */
    void go(Runnable all) {
        work = all;
        told.countDown();
    }

    /** Lets it end if it was given nothing to do. */
    void dismiss() {
        told.countDown();
    }

    private void obey() {
        try {
            told.await();
            if (work != null) {
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
