package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.lock.LockSpec;
import org.lockplay.server.Databases;

/**
 * A row of PostgreSQL's table {@code lock_lease} with an owner and an expiry time by the server's clock. One UPDATE
 * tests and acquires, so only one buyer can win; each winner gets a token greater than all before. An owner whose lease
 * has expired learns of it only at the release.
 */
final class LeaseTableLock implements LockStrategy {

    @Override
    public void prepare(LockSite site, LockSpec spec) throws LockException {
        Sql.execute(site, "INSERT INTO lock_lease (run) VALUES (?) ON CONFLICT (run) DO NOTHING");
    }

    @Override
    public BuyerLock open(LockSite site, LockSpec spec, int buyer) throws LockException {
        Connection connection = Sql.connect(site, buyer);
        try {
            return new Handle(connection, site.clusterName(), String.valueOf(buyer), spec);
        } catch (SQLException e) {
            Databases.close(connection);
            throw Sql.broken(e);
        }
    }

    @Override
    public void remove(LockSite site) throws LockException {
        Sql.execute(site, "DELETE FROM lock_lease WHERE run = ?");
    }

    private static final class Handle implements BuyerLock {

        /** No lease: tokens start at 1. */
        private static final long NO_TOKEN = 0;

        private final Connection connection;
        private final PreparedStatement take;
        private final PreparedStatement giveBack;
        private final Duration retryPause;

        private Handle(Connection connection, String run, String owner, LockSpec spec) throws SQLException {
            this.connection = connection;
            this.retryPause = spec.retryPause();
            this.take = connection.prepareStatement(
                    "UPDATE lock_lease SET owner = ?, token = token + 1, ends_at = clock_timestamp() + ? * interval '1 ms'"
                            + " WHERE run = ? AND (owner IS NULL OR ends_at <= clock_timestamp()) RETURNING token");
            take.setString(1, owner);
            take.setLong(2, spec.lease().toMillis());
            take.setString(3, run);
            this.giveBack = connection.prepareStatement(
                    "UPDATE lock_lease SET owner = NULL WHERE run = ? AND owner = ? AND token = ?");
            giveBack.setString(1, run);
            giveBack.setString(2, owner);
            giveBack.setLong(3, NO_TOKEN);
        }

        @Override
        public Acquisition acquire(Optional<Duration> timeout) throws LockException, InterruptedException {
            Deadline deadline = Deadline.in(timeout);
            try {
                OptionalLong token = take();
                while (token.isEmpty()) {
                    if (deadline.hasCome()) {
                        return new Acquisition.TimedOut();
                    }
                    deadline.pause(retryPause);
                    token = take();
                }
                giveBack.setLong(3, token.getAsLong());
                return new Acquisition.Acquired(token);
            } catch (SQLException e) {
                throw Sql.broken(e);
            }
        }

        private OptionalLong take() throws SQLException {
            try (ResultSet row = take.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }

        @Override
        public Release release() throws LockException {
            try {
                return giveBack.executeUpdate() == 1 ? Release.RELEASED : Release.NOT_HELD;
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
