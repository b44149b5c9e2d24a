package org.lockplay.run.pool;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as the application. The kernel sends the parent-death signal,
 * which prevents orphaned workers, when the thread that started the process ends. Thread-safe.
 */
final class Spawner implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread spawner = new Thread(task, "worker-spawner");
        spawner.setDaemon(true);
        return spawner;
    });

    /**
     * Starts a process.
     *
     * @throws IOException if it cannot be started
     */
    Process spawn(ProcessBuilder command) throws IOException, InterruptedException {
        try {
            return thread.submit(command::start).get();
        } catch (ExecutionException e) {
            throw new IOException("a worker could not be started", e.getCause());
        }
    }

    /** Whether the spawner is closed: no process is started, and the running ones are being killed. */
    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Ends the thread; the kernel then kills every process that it has started. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
