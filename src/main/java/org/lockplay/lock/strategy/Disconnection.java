package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lockplay.lock.LockKind;
import org.lockplay.server.DatabaseAddress;
import org.lockplay.server.Databases;

/**
 * Cuts a buyer's connections on the servers' side, from outside of its worker. PostgreSQL connections, of the store or
 * of the lock, are found by the client name that each buyer sets; a lock on another server cuts its own.
 */
public final class Disconnection {

    private static final String TERMINATE = "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE application_name = ? AND pid <> pg_backend_pid()";

    private Disconnection() {}

    /**
     * Cuts all of a buyer's connections to the servers of its run. May be repeated.
     *
     * @param kind the kind of the buyer's lock
     * @param site where that lock is
     * @param pid the buyer's process
     * @return the number of connections cut
     * @throws LockException if a server cannot be reached, or refuses
     */
    public static int cut(LockKind kind, LockSite site, int buyer, long pid) throws LockException {
        DatabaseAddress database = site.servers().database();
        int cut = database == null ? 0 : cutDatabase(database, Databases.owner(site.run(), String.valueOf(buyer)));
        boolean isLockThere = site.servers().include(kind.needs());
        return isLockThere ? cut + Strategies.of(kind).disconnect(site, buyer, pid) : cut;
    }

    private static int cutDatabase(DatabaseAddress database, String owner) throws LockException {
        try {
            Connection connection = Databases.connect(database, "lockplay/server", Databases.PROBE_SECONDS);
            try (PreparedStatement terminate = connection.prepareStatement(TERMINATE)) {
                terminate.setString(1, owner);
                try (ResultSet row = terminate.executeQuery()) {
                    row.next();
                    return row.getInt(1);
                }
            } finally {
                Databases.close(connection);
            }
        } catch (SQLException e) {
            throw Sql.broken(e);
        }
    }
}
