package org.lockplay.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;

/** The count in a row of PostgreSQL's table {@code ticket}, read and written by separate statements. */
public final class DatabaseStore implements Store {

    private final Connection connection;
    private final boolean owned;
    private final String run;
    private final PreparedStatement select;
    private final PreparedStatement update;
    private final PreparedStatement fencedUpdate;
    private final PreparedStatement selectHighest;
    private final PreparedStatement showToken;

    private DatabaseStore(Connection connection, boolean owned, String run) throws SQLException {
        this.connection = connection;
        this.owned = owned;
        this.run = run;
        this.select = forRun("SELECT count, version FROM ticket WHERE run = ?", 1, run);
        this.update = forRun("UPDATE ticket SET count = ?, version = ? WHERE run = ?", 3, run);
        this.fencedUpdate = forRun(
                "UPDATE ticket SET count = ?, version = ?, highest_token = ? WHERE run = ? AND highest_token <= ?",
                4,
                run);
        this.showToken = forRun("UPDATE ticket SET highest_token = GREATEST(highest_token, ?) WHERE run = ?", 2, run);
        this.selectHighest = forRun("SELECT highest_token FROM ticket WHERE run = ?", 1, run);
    }

    /** A view on the connection of a lock; it takes part in the lock's transaction. Closing it does nothing. */
    public static DatabaseStore within(Connection connection, String run) throws SQLException {
        return new DatabaseStore(connection, false, run);
    }

    static DatabaseStore open(StoreAddress address, String owner) throws StoreException {
        Connection connection = connect(address, owner);
        try {
            return new DatabaseStore(connection, true, address.run());
        } catch (SQLException e) {
            Databases.close(connection);
            throw new StoreException("cannot open the ticket table", e);
        }
    }

    static void create(StoreAddress address, long stock) throws StoreException {
        change(
                address,
                "INSERT INTO ticket (run, count, version) VALUES (?, " + stock + ", 0) ON CONFLICT (run) DO UPDATE"
                        + " SET count = excluded.count, version = 0, highest_token = 0, locked = false");
    }

    static void remove(StoreAddress address) throws StoreException {
        change(address, "DELETE FROM ticket WHERE run = ?");
    }

    static Connection connect(StoreAddress address, String owner) throws StoreException {
        try {
            return Databases.connect(address.database(), owner);
        } catch (SQLException e) {
            throw unreachable(address, e);
        }
    }

    private static Connection probe(StoreAddress address) throws StoreException {
        try {
            return Databases.connect(
                    address.database(), Databases.owner(address.run(), "server"), Databases.PROBE_SECONDS);
        } catch (SQLException e) {
            throw unreachable(address, e);
        }
    }

    private static StoreException unreachable(StoreAddress address, SQLException cause) {
        return StoreException.unreachable(ServerKind.POSTGRESQL, Databases.name(address.database()), cause);
    }

    private static void change(StoreAddress address, String sql) throws StoreException {
        Connection connection = probe(address);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, address.run());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot change the ticket table", e);
        } finally {
            Databases.close(connection);
        }
    }

    private PreparedStatement forRun(String sql, int parameter, String run) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(parameter, run);
        return statement;
    }

    @Override
    public Reading read() throws StoreException {
        try (ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the run has no row");
            }
            return new Reading.Count(row.getLong(1), row.getLong(2));
        } catch (SQLException e) {
            if (Databases.SERIALIZATION_FAILURE.equals(e.getSQLState())) {
                return new Reading.Conflict();
            }
            throw new StoreException("cannot read the ticket: " + e.getMessage(), e);
        }
    }

    @Override
    public void show(long token) throws StoreException {
        try {
            showToken.setLong(1, token);
            showToken.executeUpdate();
        } catch (SQLException e) {
            throw new StoreException("cannot show the token: " + e.getMessage(), e);
        }
    }

    @Override
    public WriteResult write(long count, long version, OptionalLong token, Pause pause) throws StoreException {
        PreparedStatement statement = token.isPresent() ? fencedUpdate : update;
        try {
            statement.setLong(1, count);
            statement.setLong(2, version + 1);
            if (token.isPresent()) {
                statement.setLong(3, token.getAsLong());
                statement.setLong(5, token.getAsLong());
            }
            if (statement.executeUpdate() == 1) {
                return new WriteResult.Written(count, version + 1);
            }
            return new WriteResult.Rejected(highest());
        } catch (SQLException e) {
            if (Databases.SERIALIZATION_FAILURE.equals(e.getSQLState())) {
                return new WriteResult.Conflict();
            }
            throw StoreException.ofWrite("cannot write the ticket", e, owned);
        }
    }

    @Override
    public Store atomic() throws StoreException {
        try {
            return DatabaseUpdate.subtracting(this, connection, run);
        } catch (SQLException e) {
            throw new StoreException("cannot prepare the update", e);
        }
    }

    @Override
    public Store optimistic() throws StoreException {
        try {
            return DatabaseUpdate.comparing(this, connection, run);
        } catch (SQLException e) {
            throw new StoreException("cannot prepare the update", e);
        }
    }

    @Override
    public void close() {
        if (owned) {
            Databases.close(connection);
        }
    }

    private long highest() throws StoreException {
        try (ResultSet row = selectHighest.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("the run has no row");
            }
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StoreException("cannot read the highest token: " + e.getMessage(), e);
        }
    }
}
