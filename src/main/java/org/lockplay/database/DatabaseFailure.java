package org.lockplay.database;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells a database that does not answer from one that refuses a statement. */
final class DatabaseFailure {

    /** Connection failures; a server that shuts down, has crashed or is starting; too many connections. */
    private static final List<String> UNAVAILABLE = List.of("08", "57P01", "57P02", "57P03", "53300");

    private DatabaseFailure() {}

    /**
     * Whether a failure says that the database did not answer. That includes a failed commit without the database's own
     * error, whose outcome is unknown.
     */
    static boolean isUnavailable(Throwable failure) {
        Optional<SQLException> answer = chain(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
        return answer.map(DatabaseFailure::isUnavailable)
                .orElseGet(() -> chain(failure).anyMatch(DatabaseFailure::isTransactionFailure));
    }

    private static boolean isUnavailable(SQLException answer) {
        String state = answer.getSQLState();
        // The pool's own time-out has no state.
        return state == null
                || answer instanceof SQLTransientConnectionException
                || UNAVAILABLE.stream().anyMatch(state::startsWith);
    }

    private static boolean isTransactionFailure(Throwable failure) {
        return failure instanceof jakarta.transaction.RollbackException
                || failure instanceof jakarta.transaction.HeuristicMixedException
                || failure instanceof jakarta.transaction.HeuristicRollbackException
                || failure instanceof jakarta.transaction.SystemException
                || failure instanceof javax.transaction.xa.XAException;
    }

    /** A failure and its causes. */
    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
