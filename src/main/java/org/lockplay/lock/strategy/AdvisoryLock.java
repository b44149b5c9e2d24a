package org.lockplay.lock.strategy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;

/**
 * PostgreSQL's {@code pg_advisory_lock} on a hash of the run's id. The lock belongs to the connection: the server
 * releases it when it sees the connection close.
 */
final class AdvisoryLock implements LockStrategy {

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        Sql.probe(site);
    }

    @Override
    public void rehearse() {
        Sql.rehearse();
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        Connection connection = Sql.connect(site, buyer);
        try {
            return new Handle(connection, key(site.clusterName()), spec.acquireTimeout());
        } catch (SQLException e) {
            Databases.close(connection);
            throw Sql.broken(e);
        }
    }

    private static long key(String run) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(run.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Handle implements BuyerLock {

        private final Connection connection;
        private final WaitingQuery lock;
        private final PreparedStatement unlock;

        private Handle(Connection connection, long key, Optional<Duration> timeout) throws SQLException {
            this.connection = connection;
            PreparedStatement query = connection.prepareStatement("SELECT pg_advisory_lock(?)");
            query.setLong(1, key);
            this.lock = new WaitingQuery(connection, query);
            this.unlock = connection.prepareStatement("SELECT pg_advisory_unlock(?)");
            this.unlock.setLong(1, key);
            setTimeout(timeout);
        }

        private void setTimeout(Optional<Duration> timeout) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "SET lock_timeout = " + timeout.orElse(Duration.ZERO).toMillis());
            }
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            try {
                lock.run();
                return Acquisition.Acquired.WITHOUT_TOKEN;
            } catch (SQLException e) {
                if (Databases.LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                    return new Acquisition.TimedOut();
                }
                throw Sql.broken(e);
            }
        }

        @Override
        public void breakOff(Thread acquiring) {
            lock.breakOff(acquiring);
        }

        @Override
        public Release release() throws LockException {
            try (ResultSet row = unlock.executeQuery()) {
                return row.next() && row.getBoolean(1) ? Release.RELEASED : Release.NOT_HELD;
            } catch (SQLException e) {
                throw Sql.broken(e);
            }
        }

        @Override
        public void close() {
            Databases.close(connection);
        }
    }
}
