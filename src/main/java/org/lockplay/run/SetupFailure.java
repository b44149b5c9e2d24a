package org.lockplay.run;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.server.BrokenException;
import org.lockplay.server.ServerKind;

/**
 * The reason why a run could not be set up.
 *
 * @param server the unreachable server; empty for any other cause
 * @param isTooSlow whether the workers were not ready in time
 * @param message the message of the exception
 */
record SetupFailure(Optional<ServerKind> server, boolean isTooSlow, String message) {

    static SetupFailure of(Throwable cause) {
        return new SetupFailure(
                BrokenException.unreachableServer(cause),
                cause instanceof TimeoutException,
                String.valueOf(cause.getMessage()));
    }

    /** Whether a cause is a defect of the playground, rather than a missing server or a time limit. */
    static boolean isDefect(Throwable cause) {
        return !(cause instanceof BrokenException || cause instanceof TimeoutException);
    }

    /** The database answers, but refuses the run, for the reason in the message of the innermost exception. */
    static SetupFailure refused(Exception cause) {
        Throwable innermost = cause;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        return new SetupFailure(Optional.empty(), false, String.valueOf(innermost.getMessage()));
    }

    /** Creates the {@code failed} event for the history. */
    Event event(long nowNs) {
        return isTooSlow
                ? Failed.of(EventHeader.of(nowNs), FailureKind.WORKERS_NOT_READY)
                : Failed.inSetup(EventHeader.of(nowNs), message, server.map(ServerKind::wireName), OptionalInt.empty());
    }
}
