package org.lockplay.run;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.store.BrokenException;
import org.lockplay.store.ServerKind;

/**
 * Why a run could not be set up.
 *
 * @param server the server that could not be reached; empty if it was something else
 * @param message what went wrong, in the words of whoever noticed
 */
record SetupFailure(Optional<ServerKind> server, String message) {

    static SetupFailure of(Exception cause) {
        return new SetupFailure(BrokenException.unreachableServer(cause), String.valueOf(cause.getMessage()));
    }

    /** What the run's history says about it. */
    Event event(long nowNs) {
        Event failed = Event.of(nowNs, EventKind.FAILED).with(Field.MESSAGE, message);
        return server.map(gone -> failed.with(Field.WHAT, FailureKind.UNREACHABLE_SERVER.wireName())
                        .with(Field.REASON, gone.wireName()))
                .orElseGet(() -> failed.with(Field.WHAT, FailureKind.SETUP.wireName()));
    }
}
