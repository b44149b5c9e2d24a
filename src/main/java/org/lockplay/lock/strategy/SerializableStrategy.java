package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;
import org.lockplay.store.DatabaseStore;
import org.lockplay.store.Store;

/**
 * A PostgreSQL transaction at the level SERIALIZABLE. Every buyer is let in; of two conflicting transactions the server
 * aborts one (SQLSTATE 40001), at a statement or at the COMMIT, and that buyer starts again.
 */
final class SerializableStrategy implements LockStrategy {

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        Connection connection = Sql.connect(site, buyer);
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
            return new Handle(connection, site);
        } catch (SQLException e) {
            Databases.close(connection);
            throw Sql.broken(e);
        }
    }

    private static final class Handle implements BuyerLock {

        /** SQLSTATE of a COMMIT that the server turned into a ROLLBACK, because an earlier statement had failed. */
        private static final String IN_FAILED_TRANSACTION = "25P02";

        private final Connection connection;
        private final LockSite site;
        private final Store view;
        private boolean begun;

        private Handle(Connection connection, LockSite site) throws SQLException {
            this.connection = connection;
            this.site = site;
            this.view = DatabaseStore.within(connection, site.run());
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException {
            try {
                connection.setAutoCommit(false);
                begun = true;
                return new Acquisition.Admitted();
            } catch (SQLException e) {
                throw Sql.broken(e);
            }
        }

        /** A write waits for the transaction that has written the row before. */
        @Override
        public boolean isQueued() {
            return Sql.isWaiting(site, connection);
        }

        @Override
        public Release release() throws LockException {
            if (!begun) {
                return Release.NOT_HELD;
            }
            try {
                connection.commit();
                end();
                return Release.RELEASED;
            } catch (SQLException e) {
                if (Databases.SERIALIZATION_FAILURE.equals(e.getSQLState())
                        || IN_FAILED_TRANSACTION.equals(e.getSQLState())) {
                    undo();
                    return Release.CONFLICT;
                }
                throw Sql.ofCommit(e);
            }
        }

        @Override
        public Release undo() throws LockException {
            try {
                connection.rollback();
                end();
                return Release.RELEASED;
            } catch (SQLException e) {
                throw Sql.broken(e);
            }
        }

        private void end() throws SQLException {
            begun = false;
            connection.setAutoCommit(true);
        }

        @Override
        public Store guard(Store store) {
            return begun ? view : store;
        }

        @Override
        public void close() {
            Databases.close(connection);
        }
    }
}
