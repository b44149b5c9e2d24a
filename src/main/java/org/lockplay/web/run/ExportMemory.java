package org.lockplay.web.run;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpConnection;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lockplay.export.ExportFormat;
import org.lockplay.run.Run;
import org.lockplay.web.http.ProblemException;

/**
 * Bounds the memory of the exports and pictures that are being made or sent at the same time, by an estimate for each. A
 * larger one is made alone. Thread-safe.
 */
@ApplicationScoped
public class ExportMemory {

    private static final long KILOBYTE = 1024;
    private static final long BYTES_OF_EVENT = 300;
    /** Four bytes for each of 1200 × 630 pixels, and the encoder's copy. */
    private static final long BYTES_OF_PICTURE = 6_000_000;
    /** How long an export waits for others. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** How long a client may take to receive one: longer, and slow clients would exclude others. */
    private static final Duration SENDING = Duration.ofMinutes(2);

    private final int kilobytes;
    private final Semaphore free;

    ExportMemory(@ConfigProperty(name = "lockplay.web.export-memory") MemorySize most) {
        this.kilobytes = (int) Math.max(1, Math.min(Integer.MAX_VALUE, most.asLongValue() / KILOBYTE));
        // Fair, or a large export might wait for small ones without end.
        this.free = new Semaphore(kilobytes, true);
    }

    /**
     * Reserves memory for a run's export until the response is sent.
     *
     * @throws ProblemException if others take too long
     */
    void admit(RoutingContext exchange, Run run, ExportFormat format) {
        admit(exchange, run.eventCount() * BYTES_OF_EVENT + format.bytesOf(run.eventCount()));
    }

    /** Reserves memory for a picture of a run, as {@link #admit} does. */
    void admitPicture(RoutingContext exchange, Run run) {
        admit(exchange, run.eventCount() * BYTES_OF_EVENT + BYTES_OF_PICTURE);
    }

    /** Reserves memory for a picture, as {@link #admit} does. */
    public void admitPicture(RoutingContext exchange) {
        admit(exchange, BYTES_OF_PICTURE);
    }

    private void admit(RoutingContext exchange, long bytes) {
        int needed = (int) Math.min(kilobytes, 1 + bytes / KILOBYTE);
        acquire(needed);
        HttpConnection connection = exchange.request().connection();
        long timer = exchange.vertx().setTimer(SENDING.toMillis(), id -> connection.close());
        AtomicBoolean isOver = new AtomicBoolean();
        Runnable end = () -> {
            if (!isOver.getAndSet(true)) {
                exchange.vertx().cancelTimer(timer);
                free.release(needed);
            }
        };
        exchange.addEndHandler(sent -> end.run());
        if (exchange.response().closed()) {
            // The client had gone away before there was a handler.
            end.run();
        }
    }

    private void acquire(int needed) {
        try {
            if (free.tryAcquire(needed, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw ProblemException.tooManyExports();
    }
}
