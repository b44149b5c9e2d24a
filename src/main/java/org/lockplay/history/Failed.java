package org.lockplay.history;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step of a buyer has failed, or the run could not continue.
 *
 * @param header what every event carries
 * @param failure what has failed
 * @param message the cause, for people
 * @param content the content of the half-written file that was read
 * @param server the server that did not answer, by its name on the wire
 * @param process the process that could not start
 */
public record Failed(
        EventHeader header,
        FailureKind failure,
        Optional<String> message,
        Optional<String> content,
        Optional<String> server,
        OptionalInt process)
        implements Event {

    @Override
    public EventKind kind() {
        return EventKind.FAILED;
    }

    @Override
    public Failed with(EventHeader other) {
        return new Failed(other, failure, message, content, server, process);
    }

    /** A failure whose kind says everything. */
    public static Failed of(EventHeader header, FailureKind failure) {
        return of(header, failure, null);
    }

    /**
     * A failure of a step.
     *
     * @param message the cause, for people; {@code null} if unknown
     */
    public static Failed of(EventHeader header, FailureKind failure, String message) {
        return new Failed(
                header, failure, Optional.ofNullable(message), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    /** A reader got a half-written file. */
    public static Failed tornRead(EventHeader header, String message, String content) {
        return new Failed(
                header,
                FailureKind.TORN_READ,
                Optional.of(message),
                Optional.of(content),
                Optional.empty(),
                OptionalInt.empty());
    }

    /**
     * The run could not be prepared.
     *
     * @param server the server that did not answer, by its name on the wire; empty for any other cause
     * @param process the process that could not start; empty if the server itself failed
     */
    public static Failed inSetup(EventHeader header, String message, Optional<String> server, OptionalInt process) {
        FailureKind failure = server.isPresent() ? FailureKind.UNREACHABLE_SERVER : FailureKind.SETUP;
        return new Failed(header, failure, Optional.of(message), Optional.empty(), server, process);
    }

    /** Whether a reader got a half-written file. */
    public boolean isTornRead() {
        return failure == FailureKind.TORN_READ;
    }
}
