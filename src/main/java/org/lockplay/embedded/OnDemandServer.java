package org.lockplay.embedded;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;
import org.lockplay.embedded.EmbeddedServerRegistry.NotStartedException;

/**
 * One bundled server, started on first use and restarted on the next use after it died. Thread-safe: all callers share
 * one start, and none waits for it longer than a limit. A failed start is remembered for some seconds, so that runs that
 * wait for each other's places do not wait for one failure after the other.
 */
final class OnDemandServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OnDemandServer.class);
    /** Redis is tried with several programs and ports. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final ServerLauncher launcher;
    private final ScratchDirectory folder;
    private final LongSupplier clock;
    /** Null before the first start. */
    private Start last;

    private boolean closed;

    /** @param clock nanoseconds, as {@link System#nanoTime()} */
    OnDemandServer(ServerLauncher launcher, ScratchDirectory folder, LongSupplier clock) {
        this.launcher = launcher;
        this.folder = folder;
        this.clock = clock;
    }

    /** A start in progress, or over. */
    private final class Start {

        private final CompletableFuture<EmbeddedProcess> server = new CompletableFuture<>();
        private volatile long endedNs;

        private void run() {
            try {
                EmbeddedProcess started = launcher.start(folder);
                LOG.infof("Embedded %s: started", launcher.name());
                server.complete(started);
            } catch (Exception | Error e) {
                LOG.warnf("Embedded %s: %s", launcher.name(), e.getMessage());
                endedNs = clock.getAsLong();
                server.completeExceptionally(e);
            }
        }

        /** Whether another start is to be tried on the next use. */
        private boolean isOver() {
            return server.isCompletedExceptionally()
                    ? clock.getAsLong() - endedNs >= REMEMBERED.toNanos()
                    : server.isDone() && !server.join().process().isAlive();
        }
    }

    ServerLauncher launcher() {
        return launcher;
    }

    /**
     * The server's address; starts the server if it does not run.
     *
     * @throws NotStartedException if it does not start, or this thread is interrupted; a call some seconds later tries
     *     again
     */
    String address() throws NotStartedException {
        try {
            return present()
                    .server
                    .get(START_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .address();
        } catch (ExecutionException e) {
            throw new NotStartedException(e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new NotStartedException("it has not started within " + START_LIMIT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotStartedException("the wait for its start was interrupted", e);
        }
    }

    private synchronized Start present() throws NotStartedException {
        if (closed) {
            throw new NotStartedException("the application is ending", null);
        }
        if (last == null || last.isOver()) {
            last = new Start();
            Thread thread = new Thread(last::run, "embedded-server-start");
            thread.setDaemon(true);
            thread.start();
        }
        return last;
    }

    /** Stops the server. Does not wait for a start in progress, whose server is stopped when it has started. */
    @Override
    public void close() {
        Start left;
        synchronized (this) {
            closed = true;
            left = last;
        }
        if (left != null) {
            left.server.thenAccept(started -> started.process().close());
        }
    }
}
