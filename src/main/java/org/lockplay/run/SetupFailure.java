package org.lockplay.run;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.server.BrokenException;
import org.lockplay.server.ServerKind;

/**
 * The reason why a run could not be set up.
 *
 * @param server the unreachable server; empty for any other cause
 * @param message the message of the exception
 */
record SetupFailure(Optional<ServerKind> server, String message) {

    static SetupFailure of(Exception cause) {
        return new SetupFailure(BrokenException.unreachableServer(cause), String.valueOf(cause.getMessage()));
    }

    /** Creates the {@code failed} event for the history. */
    Event event(long nowNs) {
        Event failed = Event.of(nowNs, EventKind.FAILED).with(Field.MESSAGE, message);
        return server.map(gone -> failed.with(Field.WHAT, FailureKind.UNREACHABLE_SERVER.wireName())
                        .with(Field.REASON, gone.wireName()))
                .orElseGet(() -> failed.with(Field.WHAT, FailureKind.SETUP.wireName()));
    }
}
