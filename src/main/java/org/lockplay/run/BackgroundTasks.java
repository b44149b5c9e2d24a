package org.lockplay.run;

/**
 * Runs tasks off the caller's thread, at once or after a delay. A slow task, such as a call to a server, does not delay
 * the others. Thread-safe.
 */
interface BackgroundTasks {

    /** Runs a task as soon as possible. */
    void run(Runnable task);

    /**
     * Runs a task after a delay in milliseconds.
     *
     * @return cancels the task unless it has started; may be called more than once
     */
    Runnable runAfter(long delayMs, Runnable task);
}
