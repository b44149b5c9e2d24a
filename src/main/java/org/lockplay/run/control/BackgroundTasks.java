package org.lockplay.run.control;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/**
 * Runs what takes long, such as a call to a server, outside of the run's thread. Results and timers come back as
 * messages to the {@link RunLoop}. For the run's thread.
 */
interface BackgroundTasks {

    /**
     * Runs a task on another thread.
     *
     * @param onResult handles its result, on the run's thread
     * @param onFailure handles its exception, on the run's thread
     */
    <T> void run(Callable<T> task, Consumer<T> onResult, Consumer<Exception> onFailure);

    /**
     * Handles a message after a delay in milliseconds, on the run's thread.
     *
     * @return cancels the message unless it has been handled; may be called more than once
     */
    Runnable runAfter(long delayMs, Runnable message);
}
