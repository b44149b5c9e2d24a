package org.lockplay.lock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.lockplay.store.Databases;
import org.lockplay.store.ServerKind;

/** What the kinds of lock on PostgreSQL have in common. */
final class Sql {

    private static final String SERVER = "server";

    private Sql() {}

    /** A buyer's own connection. */
    static Connection connect(LockSite site, int buyer) throws LockException {
        return connect(site, String.valueOf(buyer));
    }

    private static Connection connect(LockSite site, String part) throws LockException {
        try {
            return Databases.connect(site.servers().database(), Databases.owner(site.run(), part));
        } catch (SQLException e) {
            throw LockException.unreachable(
                    ServerKind.POSTGRESQL, Databases.name(site.servers().database()), e);
        }
    }

    /** Runs one statement whose only parameter is the run, through a connection of its own. */
    static void execute(LockSite site, String sql) throws LockException {
        Connection connection = connect(site, SERVER);
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
