package org.lockplay.run.archive;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.lockplay.verdict.Ending;

/** The lifecycle states of a run, in order. */
public enum RunStatus {
    QUEUED,
    STARTING,
    RUNNING,
    FINISHED,
    STOPPED,
    TIMED_OUT,
    INTERRUPTED;

    /** The name on the wire, such as {@code timed-out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The end state with a name on the wire. */
    public static Optional<RunStatus> ofEnding(String wireName) {
        return Stream.of(values())
                .filter(status -> status.hasEnded() && status.wireName().equals(wireName))
                .findFirst();
    }

    /**
     * Converts an end state for the verdict.
     *
     * @throws IllegalStateException if the run has not ended
     */
    public Ending toEnding() {
        return switch (this) {
            case FINISHED -> Ending.FINISHED;
            case STOPPED -> Ending.STOPPED;
            case TIMED_OUT -> Ending.TIMED_OUT;
            case INTERRUPTED -> Ending.INTERRUPTED;
            case QUEUED, STARTING, RUNNING -> throw new IllegalStateException(this + " is no ending");
        };
    }

    /** Whether the run has ended. */
    public boolean hasEnded() {
        return compareTo(FINISHED) >= 0;
    }
}
