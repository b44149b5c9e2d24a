package org.lockplay.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import org.lockplay.server.DatabaseAddress;
import org.postgresql.Driver;

/** Asks PostgreSQL for a sign of life, on a connection of its own, so that a busy pool is no outage. Not thread-safe. */
final class DatabaseProbe implements AutoCloseable {

    private final DatabaseAddress address;
    private final int patienceMs;
    /** {@code null} while there is none. */
    private Connection connection;

    private int connections;

    DatabaseProbe(DatabaseAddress address, Duration patience) {
        this.address = address;
        this.patienceMs = Math.toIntExact(patience.toMillis());
    }

    /**
     * Whether PostgreSQL answers in time. If it does not answer on the old connection, a new one has as much time again:
     * the server may have ended the old one.
     */
    boolean isAnswered() {
        return connection != null && asks() || connects() && asks();
    }

    /** How many connections there have been so far: the server has ended all but the last one. */
    int connections() {
        return connections;
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                // Not close, which may wait for the server.
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // The connection is broken already.
                connection = null;
            }
            connection = null;
        }
    }

    private boolean asks() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select 1");
            return true;
        } catch (SQLException e) {
            close();
            return false;
        }
    }

    private boolean connects() {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", "lockplay/probe");
        String seconds = String.valueOf(Math.max(1, patienceMs / 1000));
        properties.setProperty("connectTimeout", seconds);
        // Not loginTimeout, which leaves a thread behind for each attempt.
        properties.setProperty("socketTimeout", seconds);
        try {
            connection = new Driver().connect(address.url(), properties);
            connection.setNetworkTimeout(Runnable::run, patienceMs);
            connections++;
            return true;
        } catch (SQLException e) {
            close();
            return false;
        }
    }
}
