package org.lockplay.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether every buyer ended, and if not, why not. */
public enum Liveness {
    /** Every buyer ended. */
    FINISHED,
    /** Every buyer that still could ended, after a holder had failed. */
    RECOVERED,
    /**
     * At least one buyer never continues, whatever the others do: it waits for a lock that nothing will free, or hangs
     * where no other buyer waits for it. Others may still have continued.
     */
    STUCK,
    /** The time limit ended the run; every buyer that had not ended could still have continued. */
    TIMED_OUT,
    /** A user stopped the run. */
    STOPPED,
    /** The server went down. */
    INTERRUPTED;

    /** The name on the wire, such as {@code timed-out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The same in the four words of the page. */
    public Progress progress() {
        return switch (this) {
            case FINISHED -> Progress.FINISHED;
            case RECOVERED -> Progress.RECOVERED;
            case STUCK -> Progress.STUCK;
            case TIMED_OUT, STOPPED, INTERRUPTED -> Progress.CUT_OFF;
        };
    }

    /** Whether the run was cut short, so that what is missing proves nothing. */
    public boolean cutShort() {
        return progress() == Progress.CUT_OFF;
    }

    /** Finds a value by its name on the wire. */
    public static Optional<Liveness> find(String wireName) {
        return Stream.of(values())
                .filter(liveness -> liveness.wireName().equals(wireName))
                .findFirst();
    }
}
