package org.lockplay.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether everybody came to an end, and if not, why not. */
public enum Liveness {
    /** Everybody did. */
    FINISHED,
    /** Everybody who still could did, after a holder had been lost. */
    RECOVERED,
    /** Some wait for what will not come. */
    STUCK,
    /** The time limit ended it while some could still have gone on. */
    TIMED_OUT,
    /** Somebody stopped it. */
    STOPPED,
    /** The server went away. */
    INTERRUPTED;

    /** The name on the wire, such as {@code timed-out}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the run was cut short, so that what it did not do proves nothing. */
    public boolean cutShort() {
        return this == TIMED_OUT || this == STOPPED || this == INTERRUPTED;
    }

    /** Finds a value by its name on the wire. */
    public static Optional<Liveness> find(String wireName) {
        return Stream.of(values())
                .filter(liveness -> liveness.wireName().equals(wireName))
                .findFirst();
    }
}
