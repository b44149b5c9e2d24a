package org.lockplay.run;

import java.util.Locale;
import org.lockplay.verdict.Ending;

/** Where a run is in its life. */
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
     * The same as the verdict wants it.
     *
     * @throws IllegalStateException if the run goes on
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

    /** Whether nothing more will happen. */
    public boolean hasEnded() {
        return compareTo(FINISHED) >= 0;
    }
}
