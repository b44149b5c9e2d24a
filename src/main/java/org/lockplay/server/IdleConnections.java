package org.lockplay.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Connections to PostgreSQL that a process keeps between two runs, because opening one takes tens of milliseconds.
 * Thread-safe.
 *
 * <ol>
 *   <li>When a connection is given back, roll back its transaction and reset its session ({@code DISCARD ALL}), which
 *       also releases its locks. Keep it if that succeeds; otherwise close it. If there are too many, close the one
 *       that has been idle for longest.
 *   <li>When a connection is taken, set the name of its new owner on the server. If that fails, the server has ended
 *       the connection or does not answer: close all that lead to it.
 *   <li>Close a connection that has been idle for too long.
 * </ol>
 */
final class IdleConnections {

    /** The name of an idle connection on the server. */
    static final String NAME = "lockplay/idle";

    private static final String OWNER = "ApplicationName";
    /** A server that does not answer must not keep a worker from the next run. */
    private static final int RESET_MS = 2_000;

    private record Idle(Connection connection, long sinceNs) {}

    private final int most;
    private final Duration kept;
    private final Executor later;
    /** The most recent first. */
    private final Deque<Idle> idle = new ArrayDeque<>();

    private boolean expiryPlanned;

    /**
     * @param most how many connections may be idle
     * @param kept how long a connection may be idle
     */
    IdleConnections(int most, Duration kept) {
        this.most = most;
        this.kept = kept;
        this.later = CompletableFuture.delayedExecutor(kept.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Returns an idle connection to an address, in autocommit mode; empty if there is none.
     *
     * @param owner see {@link Databases#owner}
     * @param patienceMs how long to wait for an answer
     */
    Optional<Connection> take(DatabaseAddress address, String owner, int patienceMs) {
        List<Connection> found = poll(address, 1);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Connection next = found.get(0);
        try {
            next.setNetworkTimeout(null, patienceMs);
            next.setClientInfo(OWNER, owner);
            next.setNetworkTimeout(null, 0);
            return Optional.of(next);
        } catch (SQLException e) {
            closeNow(next);
            poll(address, Integer.MAX_VALUE).forEach(IdleConnections::closeNow);
            return Optional.empty();
        }
    }

    /** Takes a connection back, or closes it. It may be broken already. */
    void giveBack(Connection connection) {
        if (reset(connection)) {
            offer(connection);
        } else {
            closeNow(connection);
        }
    }

    /** Closes all idle connections. */
    void clear() {
        remove(Integer.MAX_VALUE);
    }

    private static boolean reset(Connection connection) {
        try {
            if (connection.isClosed()) {
                return false;
            }
            connection.setNetworkTimeout(null, RESET_MS);
            if (!connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("DISCARD ALL");
            }
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private void offer(Connection connection) {
        int tooMany;
        synchronized (this) {
            idle.push(new Idle(connection, System.nanoTime()));
            tooMany = idle.size() - most;
            planExpiry();
        }
        remove(tooMany);
    }

    /** Removes connections to an address, the most recent first. */
    private synchronized List<Connection> poll(DatabaseAddress address, int limit) {
        List<Idle> found = idle.stream()
                .filter(one -> leadsTo(address, one.connection()))
                .limit(limit)
                .toList();
        idle.removeAll(found);
        return found.stream().map(Idle::connection).toList();
    }

    private static boolean leadsTo(DatabaseAddress address, Connection connection) {
        try {
            return connection.getMetaData().getURL().equals(address.url())
                    && connection.getMetaData().getUserName().equals(address.user());
        } catch (SQLException e) {
            return false;
        }
    }

    private synchronized void planExpiry() {
        if (!expiryPlanned && !idle.isEmpty()) {
            expiryPlanned = true;
            later.execute(this::expire);
        }
    }

    private void expire() {
        int expired = 0;
        synchronized (this) {
            expiryPlanned = false;
            long now = System.nanoTime();
            for (Idle one : idle) {
                expired += now - one.sinceNs() >= kept.toNanos() ? 1 : 0;
            }
        }
        remove(expired);
        planExpiry();
    }

    /** Closes the connections that have been idle for longest. */
    private void remove(int count) {
        List<Connection> removed = new ArrayList<>();
        synchronized (this) {
            while (removed.size() < count && !idle.isEmpty()) {
                removed.add(idle.removeLast().connection());
            }
        }
        removed.forEach(IdleConnections::closeNow);
    }

    private static void closeNow(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // The server closes its side by itself when the process or the socket ends.
            System.err.println("closing a connection: " + e.getMessage());
        }
    }
}
