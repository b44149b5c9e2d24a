package org.lockplay.database;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Bounds on waiting for the database. */
@ConfigMapping(prefix = "lockplay.database")
public interface DatabaseConfig {

    /**
     * How long a request waits for a connection, and then for each answer of the database, before the server answers
     * 503. Silence counts: a long result that keeps arriving is not cut off.
     */
    @WithDefault("1s")
    Duration patience();

    /** How long maintenance, such as deleting old runs, waits for the database's answer to one statement. */
    @WithDefault("60s")
    Duration maintenancePatience();

    /**
     * Requests and background tasks that use the database or wait for it at the same time; more are answered 503. Below
     * the number of threads, {@code quarkus.thread-pool.max-threads}, so that those that need no database find one.
     */
    @WithDefault("200")
    int usersAtOnce();

    /** How often the server asks the database for a sign of life. */
    @WithDefault("500ms")
    Duration probeEvery();

    /** How long it waits for that. */
    @WithDefault("1s")
    Duration probePatience();
}
