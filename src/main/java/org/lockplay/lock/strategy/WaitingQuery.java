package org.lockplay.lock.strategy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.lockplay.server.Databases;
import org.postgresql.PGConnection;

/**
 * A query that PostgreSQL answers only once a lock is free, and that another thread can cancel. A thread in the driver
 * ignores interrupts while it waits for the server, so the query is canceled on the server:
 *
 * <ol>
 *   <li>Interrupt the thread, in case it has not started the query.
 *   <li>If it has, send a cancel request, and repeat it until the query has ended: the server ignores a request that
 *       arrives before the query.
 * </ol>
 *
 * <p>No request is sent once the query has ended, so it cannot cancel the connection's next query. One thread runs the
 * query; {@link #breakOff} is for all others.
 */
final class WaitingQuery {

    private static final Duration AGAIN = Duration.ofMillis(20);

    private final Connection connection;
    private final PreparedStatement query;

    /** Identifies the execution that is under way; {@code null} between two. */
    private Object execution;

    WaitingQuery(Connection connection, PreparedStatement query) {
        this.connection = connection;
        this.query = query;
    }

    /**
     * Runs the query and waits for the answer.
     *
     * @return whether it has a row
     * @throws InterruptedException if it was canceled
     */
    boolean run() throws SQLException, InterruptedException {
        begin();
        try (ResultSet row = query.executeQuery()) {
            return row.next();
        } catch (SQLException e) {
            if (Databases.QUERY_CANCELED.equals(e.getSQLState())) {
                throw new InterruptedException();
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Cancels the execution that a thread is in or about to begin. */
    synchronized void breakOff(Thread running) {
        running.interrupt();
        Object present = execution;
        if (present != null) {
            Thread canceler = new Thread(() -> cancelUntilOver(present), "cancel");
            canceler.setDaemon(true);
            canceler.start();
        }
    }

    private synchronized void begin() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        execution = new Object();
    }

    private synchronized void end() {
        execution = null;
    }

    private void cancelUntilOver(Object present) {
        while (cancel(present)) {
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private synchronized boolean cancel(Object present) {
        if (execution != present) {
            return false;
        }
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
            return true;
        } catch (SQLException e) {
            // The server does not answer; the query will end with its own error.
            System.err.println("canceling a query: " + e.getMessage());
            return false;
        }
    }
}
