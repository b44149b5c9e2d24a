package org.lockplay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Writes a ticket row by one conditional UPDATE, which the server executes atomically. */
final class DatabaseUpdate implements Store {

    private final DatabaseStore store;
    private final PreparedStatement update;
    private final boolean subtracts;
    private long lastCount;

    private DatabaseUpdate(DatabaseStore store, PreparedStatement update, boolean subtracts) {
        this.store = store;
        this.update = update;
        this.subtracts = subtracts;
    }

    /** Subtracts the taken tickets from the current count, if there are enough. */
    static Store subtracting(DatabaseStore store, Connection connection, String run) throws SQLException {
        return of(
                store,
                connection,
                "UPDATE ticket SET count = count - ?, version = version + 1 WHERE run = ? AND count >= ?"
                        + " RETURNING count, version",
                run,
                true);
    }

    /** Writes the new count if the version is still the one that was read. */
    static Store comparing(DatabaseStore store, Connection connection, String run) throws SQLException {
        return of(
                store,
                connection,
                "UPDATE ticket SET count = ?, version = version + 1 WHERE run = ? AND version = ?"
                        + " RETURNING count, version",
                run,
                false);
    }

    private static Store of(DatabaseStore store, Connection connection, String sql, String run, boolean subtracts)
            throws SQLException {
        PreparedStatement update = connection.prepareStatement(sql);
        update.setString(2, run);
        return new DatabaseUpdate(store, update, subtracts);
    }

    @Override
    public Reading read() throws StoreException {
        Reading reading = store.read();
        if (reading instanceof Reading.Count seen) {
            lastCount = seen.count();
        }
        return reading;
    }

    @Override
    public WriteResult write(long count, long version, OptionalLong token, Pause pause) throws StoreException {
        try {
            update.setLong(1, subtracts ? lastCount - count : count);
            update.setLong(3, subtracts ? lastCount - count : version);
            try (ResultSet row = update.executeQuery()) {
                if (!row.next()) {
                    return subtracts ? new WriteResult.SoldOut() : new WriteResult.Conflict();
                }
                lastCount = row.getLong(1);
                return new WriteResult.Written(lastCount, row.getLong(2));
            }
        } catch (SQLException e) {
            throw StoreException.ofWrite("cannot update the ticket", e, true);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
