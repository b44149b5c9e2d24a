package org.lockplay.database;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.lockplay.server.DatabaseAddress;

/**
 * Knows whether the database answers, without making callers wait: a thread asks it for a sign of life all the time.
 * Until the application has started, the database counts as available. Thread-safe.
 */
@ApplicationScoped
public class DatabaseMonitor {

    private static final Logger LOG = Logger.getLogger(DatabaseMonitor.class);
    private static final int LATE = 10_000;

    private final AgroalDataSource pool;
    private final DatabaseConfig config;
    private final DatabaseProbe probe;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "database-monitor");
        thread.setDaemon(true);
        return thread;
    });

    private volatile boolean available = true;
    private volatile boolean started;

    DatabaseMonitor(AgroalDataSource pool, DatabaseConfig config, DatabaseAddress address) {
        DatabaseConfigCheck.check(config);
        this.pool = pool;
        this.config = config;
        this.probe = new DatabaseProbe(address, config.probePatience());
    }

    /** Ends the patience of the start, during which an embedded server may be set up. */
    void onStart(@Observes @Priority(LATE) StartupEvent event) {
        pool.getConfiguration().connectionPoolConfiguration().setAcquisitionTimeout(config.patience());
        started = true;
        long periodMs = config.probeEvery().toMillis();
        timer.scheduleWithFixedDelay(this::check, 0, periodMs, TimeUnit.MILLISECONDS);
    }

    void onStop(@Observes ShutdownEvent event) {
        timer.execute(probe::close);
        timer.shutdown();
    }

    /** Whether the database answered when it was asked last, which was a moment ago. */
    public boolean isAvailable() {
        return available;
    }

    /**
     * Refuses what needs the database while it does not answer.
     *
     * @throws DatabaseUnavailableException if it does not
     */
    public void requireAvailable() {
        if (!available) {
            throw new DatabaseUnavailableException("the database does not answer");
        }
    }

    /** Whether waits are bounded: the application has started. */
    boolean isStarted() {
        return started;
    }

    private void check() {
        try {
            int before = probe.connections();
            boolean answers = probe.isAnswered();
            // A restart may be over before the next check.
            boolean isRestarted = before > 0 && probe.connections() > before;
            if (answers != available || isRestarted) {
                // Idle connections of before are broken.
                pool.flush(FlushMode.IDLE);
            }
            if (answers != available) {
                available = answers;
                LOG.log(
                        answers ? Logger.Level.INFO : Logger.Level.ERROR,
                        answers
                                ? "the database answers again"
                                : "the database does not answer; what needs it is answered 503 until it does");
            }
        } catch (RuntimeException e) {
            // The timer would end with an exception.
            LOG.error("the database could not be asked for a sign of life", e);
        }
    }
}
