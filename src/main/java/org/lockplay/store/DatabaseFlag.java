package org.lockplay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.lockplay.server.Databases;

/** The column {@code locked} of a run's ticket row. */
final class DatabaseFlag implements Flag {

    private final Connection connection;
    private final PreparedStatement select;
    private final PreparedStatement update;

    private DatabaseFlag(Connection connection, String run) throws SQLException {
        this.connection = connection;
        this.select = connection.prepareStatement("SELECT locked FROM ticket WHERE run = ?");
        this.select.setString(1, run);
        this.update = connection.prepareStatement("UPDATE ticket SET locked = ? WHERE run = ?");
        this.update.setString(2, run);
    }

    static Flag open(StoreAddress address, String owner) throws StoreException {
        Connection connection = DatabaseStore.connect(address, owner);
        try {
            return new DatabaseFlag(connection, address.run());
        } catch (SQLException e) {
            Databases.close(connection);
            throw new StoreException("cannot open the flag", e);
        }
    }

    @Override
    public boolean isSet() throws StoreException {
        try (ResultSet row = select.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new StoreException("cannot read the flag: " + e.getMessage(), e);
        }
    }

    @Override
    public void set(boolean value) throws StoreException {
        try {
            update.setBoolean(1, value);
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot write the flag: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        Databases.close(connection);
    }
}
