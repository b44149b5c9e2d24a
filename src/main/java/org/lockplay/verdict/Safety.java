package org.lockplay.verdict;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether anything happened that must never happen. Says nothing about what a run did not reach. */
public enum Safety {
    /** No violation was found. */
    HELD,
    /** A finding proves a violation. */
    VIOLATED;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a value by its name on the wire. */
    public static Optional<Safety> find(String wireName) {
        return Stream.of(values())
                .filter(safety -> safety.wireName().equals(wireName))
                .findFirst();
    }
}
