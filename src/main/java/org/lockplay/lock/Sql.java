package org.lockplay.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.lockplay.store.DatabaseAddress;
import org.lockplay.store.Databases;
import org.lockplay.store.ServerKind;

/** What the kinds of lock on PostgreSQL have in common. */
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

    /** Asks the server for a sign of life, so that one that is gone is found before buyers gather. */
    static void probe(LockSite site) throws LockException {
        Databases.close(connect(site));
    }

    /** Loads the driver by a connection to where nobody listens. */
    static void rehearse() {
        try {
            DatabaseAddress nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/nowhere", "x", "x");
            Databases.close(Databases.connect(nowhere, "rehearsal", Databases.PROBE_SECONDS));
        } catch (SQLException e) {
            // Nobody listens there, which is found out by the code that is to be loaded.
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

    /** Runs one statement whose only parameter is the run, through a connection of its own. */
    static void execute(LockSite site, String sql) throws LockException {
        Connection connection = connect(site);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, site.run());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw broken(e);
        } finally {
            Databases.close(connection);
        }
    }

    static LockException broken(SQLException cause) {
        return new LockException("PostgreSQL: " + cause.getMessage(), cause);
    }
}
