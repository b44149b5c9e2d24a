package org.lockplay.database;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Bounds how long the user of a pooled connection waits for each answer. The driver then closes the connection. */
@Singleton
class BoundedAnswers implements AgroalPoolInterceptor {

    private static final Logger LOG = Logger.getLogger(BoundedAnswers.class);

    private final DatabaseGate gate;

    BoundedAnswers(DatabaseGate gate) {
        this.gate = gate;
    }

    @Override
    public void onConnectionAcquire(Connection connection) {
        try {
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(gate.patience().toMillis()));
        } catch (SQLException e) {
            // A broken connection fails at its first statement, too.
            LOG.debug("a connection is broken", e);
        }
    }
}
