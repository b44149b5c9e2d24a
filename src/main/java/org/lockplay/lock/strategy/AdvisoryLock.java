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
import org.lockplay.name.LockName;
import org.lockplay.server.Databases;

/**
 * PostgreSQL's {@code pg_advisory_lock} on a hash of the run's id and the lock's name. The lock belongs to the
 * connection: the server releases it when it sees the connection close. A buyer's locks share one connection; otherwise
 * the server would not see that one of them waits while another one is held, and could not detect deadlocks.
 */
final class AdvisoryLock implements LockStrategy {

    private static final RefCounted<BuyerConnection, Connection, LockException> CONNECTIONS =
            new RefCounted<>(BuyerConnection::open, Databases::close);

    /** The parameters of a buyer's connection, the same for all its locks. */
    private record BuyerConnection(LockSite site, int buyer) {

        private static BuyerConnection of(LockSite site, int buyer) {
            return new BuyerConnection(site.withLock(LockName.DEFAULT), buyer);
        }

        private Connection open() throws LockException {
            return Sql.connect(site, buyer);
        }
    }

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
        BuyerConnection key = BuyerConnection.of(site, buyer);
        Connection connection = CONNECTIONS.join(key);
        try {
            return new Handle(key, connection, key(site.clusterName()), spec.acquireTimeout());
        } catch (SQLException e) {
            CONNECTIONS.leave(key);
            throw Sql.broken(e);
        }
    }

    private static long key(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Handle implements BuyerLock {

        private final BuyerConnection owner;
        private final Connection connection;
        private final WaitingQuery lock;
        private final PreparedStatement unlock;

        private Handle(BuyerConnection owner, Connection connection, long key, Optional<Duration> timeout)
                throws SQLException {
            this.owner = owner;
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
                if (Databases.DEADLOCK_DETECTED.equals(e.getSQLState())) {
                    return new Acquisition.Deadlocked();
                }
                throw Sql.broken(e);
            }
        }

        @Override
        public void breakOff(Thread acquiring) {
            lock.breakOff(acquiring);
        }

        @Override
        public boolean isQueued() {
            return Sql.isWaiting(owner.site(), connection);
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
            CONNECTIONS.leave(owner);
        }
    }
}
