package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;
import org.postgresql.PGConnection;

/** What the PostgreSQL locks have in common. */
final class Sql {

    private static final String SERVER = "server";

    private Sql() {}

    /** A buyer's own connection. */
    static Connection connect(LockSite site, int buyer) throws LockException {
        try {
            return Databases.connect(site.servers().database(), Databases.owner(site.run(), String.valueOf(buyer)));
        } catch (SQLException e) {
            throw unreachable(site, e);
        }
    }

    /** Probes the server, so that an unreachable one is detected before the buyers start. */
    static void probe(LockSite site) throws LockException {
        Databases.close(connect(site));
    }

    /** Loads the driver by connecting to a port on which no server listens. */
    static void rehearse() {
        try {
            DatabaseAddress nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "x", "x");
            Databases.close(Databases.connect(nowhere, "rehearsal", Databases.PROBE_SECONDS));
        } catch (SQLException e) {
            // Expected: no server listens there. The attempt has loaded the classes.
        }
    }

    private static Connection connect(LockSite site) throws LockException {
        try {
            return Databases.connect(
                    site.servers().database(), Databases.owner(site.run(), SERVER), Databases.PROBE_SECONDS);
        } catch (SQLException e) {
            throw unreachable(site, e);
        }
    }

    private static LockException unreachable(LockSite site, SQLException cause) {
        return LockException.unreachable(
                ServerKind.POSTGRESQL, Databases.name(site.servers().database()), cause);
    }

    /** Runs one statement, whose only parameter is the lock's name in the cluster, on a new connection. */
    static void execute(LockSite site, String sql) throws LockException {
        Connection connection = connect(site);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, site.clusterName());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        } finally {
            Databases.close(connection);
        }
    }

    /**
     * Whether the server lets a connection wait for a lock now. True if the server does not answer, so that no run waits
     * for it.
     */
    static boolean isWaiting(LockSite site, Connection connection) {
        Connection other = null;
        try {
            other = connect(site);
            try (PreparedStatement query =
                    other.prepareStatement("SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = ?")) {
                query.setInt(1, connection.unwrap(PGConnection.class).getBackendPID());
                try (ResultSet row = query.executeQuery()) {
                    return !row.next() || row.getBoolean(1);
                }
            }
        } catch (LockException | SQLException e) {
            return true;
        } finally {
            if (other != null) {
                Databases.close(other);
            }
        }
    }

    static LockException broken(SQLException cause) {
        return new LockException(message(cause), cause);
    }

    /** A COMMIT failed, or its answer is missing. */
    static LockException ofCommit(SQLException cause) {
        return Databases.isUnanswered(cause) ? LockException.unconfirmed(message(cause), cause) : broken(cause);
    }

    private static String message(SQLException cause) {
        return "PostgreSQL: " + cause.getMessage();
    }
}
