package org.lockplay.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Starts a server again whose process has ended while the application runs.
 *
 * <ol>
 *   <li>Check regularly whether the server's process exists.
 *   <li>If it does not, start it, after a pause that grows with each try in a row. The first try has no pause.
 *   <li>Give up after the last try.
 *   <li>If the server has run for a while, count its tries from the beginning.
 * </ol>
 */
final class PostgresSupervisor implements AutoCloseable {

    /** The supervised server. */
    interface Server {

        /** Whether its process exists. */
        boolean isRunning();

        /**
         * Starts it and waits until it accepts connections.
         *
         * @throws IOException if it does not start; the message is one line
         */
        void start() throws IOException;
    }

    /**
     * When to check and to try.
     *
     * @param checkEvery the time between two checks
     * @param pauses the pause before each try in a row
     * @param stable how long a server has to run until its tries are counted from the beginning
     */
    record Timing(Duration checkEvery, List<Duration> pauses, Duration stable) {

        static final Timing USUAL = new Timing(
                Duration.ofMillis(250),
                Stream.of(0, 1, 2, 4, 8, 15, 30, 60).map(Duration::ofSeconds).toList(),
                Duration.ofMinutes(1));
    }

    private static final Logger LOG = Logger.getLogger(PostgresSupervisor.class);
    private static final Duration LAST_TRY = Duration.ofSeconds(8);

    private final Server server;
    private final Timing timing;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "embedded-postgresql-supervisor");
        thread.setDaemon(true);
        return thread;
    });

    /** How many tries there were in a row. Like the next field, confined to the timer's thread. */
    private int tries;

    private long lastTryNs;
    private volatile boolean hasGivenUp;

    private PostgresSupervisor(Server server, Timing timing) {
        this.server = server;
        this.timing = timing;
    }

    /** Supervises a server, with the pauses that suit PostgreSQL. */
    static PostgresSupervisor start(Server server) {
        return start(server, Timing.USUAL);
    }

    /** Supervises a server. */
    static PostgresSupervisor start(Server server, Timing timing) {
        PostgresSupervisor supervisor = new PostgresSupervisor(server, timing);
        supervisor.timer.scheduleWithFixedDelay(
                supervisor::check, 0, timing.checkEvery().toMillis(), TimeUnit.MILLISECONDS);
        return supervisor;
    }

    /** Whether the last try was without success. */
    boolean hasGivenUp() {
        return hasGivenUp;
    }

    /** Ends the supervision; waits for a try in progress for some seconds. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LAST_TRY.toSeconds(), TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void check() {
        try {
            Duration sinceTry = Duration.ofNanos(System.nanoTime() - lastTryNs);
            if (server.isRunning()) {
                tries = sinceTry.compareTo(timing.stable()) < 0 ? tries : 0;
            } else if (tries == timing.pauses().size()) {
                giveUp();
            } else if (tries == 0 || sinceTry.compareTo(timing.pauses().get(tries)) >= 0) {
                tryToStart();
            }
        } catch (RuntimeException e) {
            // The timer would end with an exception.
            LOG.warn("Embedded PostgreSQL: cannot be supervised", e);
        }
    }

    private void giveUp() {
        LOG.errorf("Embedded PostgreSQL: not started after %d tries; restart the application", tries);
        hasGivenUp = true;
        timer.shutdown();
    }

    private void tryToStart() {
        tries++;
        LOG.warnf(
                "Embedded PostgreSQL: its process has ended; starting it again, try %d of %d",
                tries, timing.pauses().size());
        try {
            server.start();
            LOG.info("Embedded PostgreSQL: started again");
        } catch (IOException | RuntimeException e) {
            LOG.warnf("Embedded PostgreSQL: try %d failed: %s", tries, e.getMessage());
        }
        lastTryNs = System.nanoTime();
    }
}
