package org.lockplay.run.pool;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Passes what a worker writes to its standard error on to the server's. A worker that writes too much at a time is
 * killed. Thread-safe.
 */
final class WorkerErrors {

    private static final Logger LOG = Logger.getLogger(WorkerErrors.class);
    /** A worker that fails in every way it can writes some kilobytes. */
    private static final int MOST_BYTES = 65_536;

    private static final long WITHIN_NS = TimeUnit.SECONDS.toNanos(10);
    private static final int BUFFER = 8_192;

    private final InputStream errors;
    private final ProcessHandle worker;

    WorkerErrors(InputStream errors, ProcessHandle worker) {
        this.errors = errors;
        this.worker = worker;
    }

    /** Starts the thread that reads them until the worker ends. */
    void listen() {
        Thread reader = new Thread(this::read, "worker-errors-" + worker.pid());
        reader.setDaemon(true);
        reader.start();
    }

    private void read() {
        byte[] buffer = new byte[BUFFER];
        long since = System.nanoTime();
        int passed = 0;
        try (errors) {
            for (int read = errors.read(buffer); read >= 0; read = errors.read(buffer)) {
                if (System.nanoTime() - since > WITHIN_NS) {
                    since = System.nanoTime();
                    passed = 0;
                }
                System.err.write(buffer, 0, read);
                passed += read;
                if (passed > MOST_BYTES) {
                    LOG.errorf("worker %d is ended, because it floods the log", worker.pid());
                    worker.destroyForcibly();
                    return;
                }
            }
        } catch (IOException e) {
            LOG.debugf("worker %d: its errors cannot be read any more: %s", worker.pid(), e.getMessage());
        }
    }
}
