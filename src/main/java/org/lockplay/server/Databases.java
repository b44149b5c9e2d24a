package org.lockplay.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.postgresql.Driver;

/**
 * Connections to PostgreSQL for buyers, each with a name that the server shows. A buyer has its connection to itself; a
 * process keeps a few of those that were {@linkplain #close closed} for its next buyers, see {@link IdleConnections}.
 */
public final class Databases {

    /** SQLSTATE of a transaction that the server aborted because of a serialization conflict. */
    public static final String SERIALIZATION_FAILURE = "40001";

    /** SQLSTATE of a query that was canceled. */
    public static final String QUERY_CANCELED = "57014";

    /** SQLSTATE of a lock request that timed out. */
    public static final String LOCK_NOT_AVAILABLE = "55P03";

    /** The SQL state of a statement that the server has aborted to end a deadlock. */
    public static final String DEADLOCK_DETECTED = "40P01";

    /** The class of the SQLSTATEs of connections that failed. */
    private static final String CONNECTION_CLASS = "08";

    /** SQLSTATEs of connections that could not be opened, or were closed before the statement. */
    private static final Set<String> NOT_SENT = Set.of("08001", "08003", "08004");

    /**
     * How long the application's probe waits for an answer: a run must report an unreachable server soon. The probe
     * comes before the buyers connect.
     */
    public static final int PROBE_SECONDS = 4;

    /** How long a buyer waits for a server that the probe has reached, while all other buyers connect too. */
    private static final int PATIENCE_SECONDS = 15;

    /**
     * Most workers have one buyer, with a connection to the store and one to the lock; a few more serve a process with
     * several. The deployment guide counts on this number.
     */
    private static final int MOST_IDLE = 4;

    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final IdleConnections IDLE = new IdleConnections(MOST_IDLE, KEPT);

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
     * Connects in autocommit mode, on an idle connection if the process has one. Give it back by {@link #close}; its own
     * {@code close} ends it. While a query waits, the server checks every 100 ms that the client is
     * alive, so that a killed buyer does not stay in the queue for a lock.
     *
     * @param owner see {@link #owner}
     * @param patienceSeconds how long to wait for an answer
     * @throws SQLException if the server cannot be reached in that time, or refuses
     */
    public static Connection connect(DatabaseAddress address, String owner, int patienceSeconds) throws SQLException {
        Optional<Connection> idle = IDLE.take(
                address, owner, (int) Duration.ofSeconds(patienceSeconds).toMillis());
        return idle.isPresent() ? idle.get() : open(address, owner, patienceSeconds);
    }

    private static Connection open(DatabaseAddress address, String owner, int patienceSeconds) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", address.user());
        properties.setProperty("password", address.password());
        // The name that the session has again after a reset.
        properties.setProperty("ApplicationName", IdleConnections.NAME);
        // The start of the connection then carries the name, instead of a statement of its own.
        properties.setProperty("assumeMinServerVersion", "14");
        properties.setProperty("connectTimeout", String.valueOf(patienceSeconds));
        properties.setProperty("loginTimeout", String.valueOf(patienceSeconds));
        // A run's rows need not survive a crash of the database, so commits do not wait for the disk.
        properties.setProperty("options", "-c client_connection_check_interval=100 -c synchronous_commit=off");
        properties.setProperty("prepareThreshold", "1");
        Connection connection = new Driver().connect(address.url(), properties);
        if (connection == null) {
            throw new SQLException("not a PostgreSQL URL: " + address.url(), "08001");
        }
        try {
            connection.setClientInfo("ApplicationName", owner);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /**
     * Whether a statement was sent but its answer is missing, so that it may have taken effect. A session that the
     * server ended itself says so in its answer, and has rolled back.
     */
    public static boolean isUnanswered(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.startsWith(CONNECTION_CLASS) && !NOT_SENT.contains(state);
    }

    /** The server's display name, such as {@code PostgreSQL at localhost:5432}. */
    public static String name(DatabaseAddress address) {
        return "PostgreSQL at "
                + address.url().replaceFirst("^jdbc:postgresql:(//)?", "").replaceFirst("[/?].*", "");
    }

    /**
     * Ends the use of a connection, which may be broken already. Its session is reset: it holds no lock, no transaction
     * and no setting.
     */
    public static void close(Connection connection) {
        IDLE.giveBack(connection);
    }

    /** Closes the idle connections of this process. */
    public static void closeIdle() {
        IDLE.clear();
    }
}
