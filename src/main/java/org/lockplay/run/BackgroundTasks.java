package org.lockplay.run;

/**
 * Runs what must not keep its caller waiting, and what comes later. A task may take long, as one does that asks a server:
 * it delays no other one. Thread-safe.
 */
interface BackgroundTasks {

    /** Runs a task soon. */
    void run(Runnable task);

    /**
     * Runs a task after a delay.
     *
     * @return what keeps it from running if it has not begun yet; may be called more than once
     */
    Runnable runAfter(long delayMs, Runnable task);
}
