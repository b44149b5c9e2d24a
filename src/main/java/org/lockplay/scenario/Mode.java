package org.lockplay.scenario;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What decides which buyer continues. */
public enum Mode {
    /** The machine: gates are open. */
    FREE,
    /** The user: every buyer stops before every step. */
    STEP;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Finds a mode by its name on the wire. */
    public static Optional<Mode> find(String wireName) {
        return Stream.of(values())
                .filter(mode -> mode.wireName().equals(wireName))
                .findFirst();
    }
}
