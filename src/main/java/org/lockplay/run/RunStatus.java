package org.lockplay.run;

import java.util.Locale;
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

    /**
     * Converts an end state for the verdict.
     *
     * @throws IllegalStateException if the run has not ended
     */
    Ending toEnding() {
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
