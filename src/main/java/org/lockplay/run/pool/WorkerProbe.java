package org.lockplay.run.pool;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Tries whether workers can be started and ended now. */
final class WorkerProbe {

    private static final Logger LOG = Logger.getLogger(WorkerProbe.class);

    private WorkerProbe() {}

    /** Starts a worker that belongs to no pool, and retires it; false if that fails or exceeds the limit. */
    static boolean succeeds(WorkerLauncher launcher, Duration limit) {
        CompletableFuture<WorkerProcess> idleOne = new CompletableFuture<>();
        try {
            WorkerProcess probe =
                    new WorkerProcess(launcher.launch(), idleOne::complete, gone -> launcher.clearAfter(gone.pid()));
            probe.listen();
            idleOne.thenAccept(WorkerProcess::retire);
            try {
                probe.gone().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            } finally {
                probe.kill();
            }
            return idleOne.isDone();
        } catch (IOException | ExecutionException | TimeoutException e) {
            LOG.warnf("no worker can be started and ended: %s", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
