package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;
import org.lockplay.store.DatabaseStore;
import org.lockplay.store.Store;

/**
 * The ticket's row in PostgreSQL, locked by {@code SELECT … FOR UPDATE} in a transaction. Reads and writes under the
 * lock are part of that transaction, and the release is its COMMIT. When the connection closes, the server rolls back
 * and frees the row.
 */
final class RowLock implements LockStrategy {

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        Connection connection = Sql.connect(site, buyer);
        try {
            return new Handle(connection, site);
        } catch (SQLException e) {
            Databases.close(connection);
            throw Sql.broken(e);
        }
    }

    private static final class Handle implements BuyerLock {

        private final Connection connection;
        private final LockSite site;
        private final WaitingQuery select;
        private final Store view;
        private boolean held;
        /** Whether a canceled acquisition has rolled back the transaction of the hold before it. */
        private boolean lost;

        private Handle(Connection connection, LockSite site) throws SQLException {
            this.connection = connection;
            this.site = site;
            PreparedStatement query = connection.prepareStatement("SELECT count FROM ticket WHERE run = ? FOR UPDATE");
            query.setString(1, site.run());
            this.select = new WaitingQuery(connection, query);
            this.view = DatabaseStore.within(connection, site.run());
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            try {
                connection.setAutoCommit(false);
                if (timeout.isPresent()) {
                    try (Statement statement = connection.createStatement()) {
                        statement.execute(
                                "SET LOCAL lock_timeout = " + timeout.get().toMillis());
                    }
                }
                held = select.run();
                lost = false;
                return Acquisition.Acquired.WITHOUT_TOKEN;
            } catch (InterruptedException e) {
                rollBack();
                throw e;
            } catch (SQLException e) {
                if (!Databases.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    throw Sql.broken(e);
                }
                rollBack();
                return new Acquisition.TimedOut();
            }
        }

        @Override
        public void breakOff(Thread acquiring) {
            select.breakOff(acquiring);
        }

        @Override
        public boolean isQueued() {
            return Sql.isWaiting(site, connection);
        }

        private void rollBack() throws LockException {
            lost |= held;
            held = false;
            try {
                connection.rollback();
                connection.setAutoCommit(true);
            } catch (SQLException e) {
                throw Sql.broken(e);
            }
        }

        @Override
        public Release release() throws LockException {
            return end(true);
        }

        @Override
        public Release undo() throws LockException {
            return end(false);
        }

        private Release end(boolean commit) throws LockException {
            if (!held) {
                return Release.NOT_HELD;
            }
            try {
                if (commit) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                connection.setAutoCommit(true);
                held = false;
                return Release.RELEASED;
            } catch (SQLException e) {
                throw commit ? Sql.ofCommit(e) : Sql.broken(e);
            }
        }

        @Override
        public boolean lost() {
            return lost;
        }

        @Override
        public Store guard(Store store) {
            return held ? view : store;
        }

        @Override
        public void close() {
            Databases.close(connection);
        }
    }
}
