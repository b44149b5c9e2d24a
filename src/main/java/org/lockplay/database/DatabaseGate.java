package org.lockplay.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/**
 * Where every use of the database begins. Bounds how many threads use it or wait for it, and how long each waits, so
 * that a database that does not answer takes nothing else down. Thread-safe.
 */
@ApplicationScoped
public class DatabaseGate {

    private final DatabaseMonitor monitor;
    private final DatabaseConfig config;
    private final Semaphore places;
    /** The patience of the use that is going on in a thread; a use within it belongs to it. */
    private final ThreadLocal<Duration> inside = new ThreadLocal<>();

    DatabaseGate(DatabaseMonitor monitor, DatabaseConfig config) {
        this.monitor = monitor;
        this.config = config;
        this.places = new Semaphore(config.usersAtOnce());
    }

    /**
     * Does something with the database.
     *
     * @param isMaintenance whether its statements may take long
     * @throws DatabaseUnavailableException if the database does not answer, or too many wait for it
     */
    <T> T use(boolean isMaintenance, Callable<T> work) throws Exception {
        if (inside.get() != null) {
            return work.call();
        }
        monitor.requireAvailable();
        if (!places.tryAcquire()) {
            throw DatabaseUnavailableException.tooManyWait();
        }
        inside.set(patience(isMaintenance));
        try {
            return work.call();
        } catch (Exception e) {
            if (DatabaseFailure.isUnavailable(e)) {
                throw new DatabaseUnavailableException("the database did not answer", e);
            }
            throw e;
        } finally {
            inside.remove();
            places.release();
        }
    }

    private Duration patience(boolean isMaintenance) {
        if (!monitor.isStarted()) {
            return Duration.ZERO;
        }
        return isMaintenance ? config.maintenancePatience() : config.patience();
    }

    /**
     * How long the present thread waits for an answer, also outside {@link #use}; zero for without end, until the
     * application has started.
     */
    Duration patience() {
        Duration present = inside.get();
        return present == null ? patience(false) : present;
    }
}
