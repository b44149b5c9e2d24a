package org.lockplay.run;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts processes from one thread that lives as long as the application: the kernel's parent-death signal, by which no
 * worker outlives the server, follows the thread that started it.
 */
final class Spawner implements AutoCloseable {

    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread spawner = new Thread(task, "worker-spawner");
        spawner.setDaemon(true);
        return spawner;
    });

    /** Starts a process. */
    Process spawn(ProcessBuilder command) throws IOException, InterruptedException {
        try {
            return thread.submit(command::start).get();
        } catch (ExecutionException e) {
            throw new IOException("a worker could not be started", e.getCause());
        }
    }

    /** Whether nothing more is started, and whatever was is being ended. */
    boolean isClosed() {
        return thread.isShutdown();
    }

    /** Ends the thread, and with it every process that it started and that still runs. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
