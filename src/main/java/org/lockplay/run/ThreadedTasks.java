package org.lockplay.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs each task on a thread of its own; the timer thread only dispatches due tasks. Thread-safe. */
final class ThreadedTasks implements BackgroundTasks, AutoCloseable {

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "fault-timer"));
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> daemon(task, "fault"));

    @Override
    public void run(Runnable task) {
        threads.execute(task);
    }

    @Override
    public Runnable runAfter(long delayMs, Runnable task) {
        Future<?> due = timer.schedule(() -> threads.execute(task), delayMs, TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    /** Starts no more tasks and interrupts the running ones. */
    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
