package org.lockplay.worker;

import java.util.concurrent.CountDownLatch;

/**
 * The thread of one buyer in one run. It can be started before its buyer is known, so that the run does not wait for
 * the start. It ends with the run, which frees a robust mutex that it still owns. Thread-safe.
 */
final class BuyerThread {

    private final CountDownLatch told = new CountDownLatch(1);
    private volatile Runnable work;

    private BuyerThread() {}

    /** Starts a thread that waits for its work. */
    static BuyerThread start() {
        BuyerThread started = new BuyerThread();
        Thread thread = new Thread(started::obey, "buyer");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    /** Assigns the work; call this at most once. */
    void go(Runnable all) {
        work = all;
        told.countDown();
    }

    /** Ends the thread if it has no work. */
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
