package org.lockplay.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** Connections to PostgreSQL for buyers: not pooled, each with a name that the server shows. */
public final class Databases {

    /** SQLSTATE of a transaction that the server aborted because of a serialization conflict. */
    public static final String SERIALIZATION_FAILURE = "40001";

    /** SQLSTATE of a query that was canceled. */
    public static final String QUERY_CANCELED = "57014";

    /** SQLSTATE of a lock request that timed out. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    /**
     * How long the application's probe waits for an answer: a run must report an unreachable server soon. The probe
     * comes before the buyers connect.
     */
    public static final int PROBE_SECONDS = 4;

    /** How long a buyer waits for a server that the probe has reached, while all other buyers connect too. */
    private static final int PATIENCE_SECONDS = 15;

    private Databases() {}

    /**
     * The {@code pg_stat_activity.application_name} of the connections of one part of a run.
     *
     * @param part a buyer's number, or {@code server}
     */
    public static String owner(String run, String part) {
        return "lockplay/" + run + "/" + part;
    }

    /** Opens a buyer's connection; see {@link #connect(DatabaseAddress, String, int)}. */
    public static Connection connect(DatabaseAddress address, String owner) throws SQLException {
        return connect(address, owner, PATIENCE_SECONDS);
    }

    /**
     * Opens a connection in autocommit mode. While a query waits, the server checks every 100 ms that the client is
     * alive, so that a killed buyer does not stay in the queue for a lock.
     *
     * @param owner see {@link #owner}
     * @param patienceSeconds how long to wait for an answer
     * @throws SQLException if the server cannot be reached in that time, or refuses
     */
    public static Connection connect(DatabaseAddress address, String owner, int patienceSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        properties.setProperty("ApplicationName", owner);
        properties.setProperty("connectTimeout", String.valueOf(patienceSeconds));
        properties.setProperty("loginTimeout", String.valueOf(patienceSeconds));
        // A run's rows need not survive a crash of the database, so commits do not wait for the disk.
        properties.setProperty("options", "-c client_connection_check_interval=100 -c synchronous_commit=off");
        properties.setProperty("prepareThreshold", "1");
        Connection connection = new Driver().connect(address.url(), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: " + address.url(), "08001");
        }
        return connection;
    }

    /** The server's display name, such as {@code PostgreSQL at localhost:5432}. */
    public static String name(DatabaseAddress address) {
        return "PostgreSQL at "
                + address.url().replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("[/?].*", "");
    }

    /** Closes a connection that may be broken already. */
    public static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server closes its side by itself when the process or the socket ends.
            System.err.println("closing a connection: " + e.getMessage());
        }
    }
}
