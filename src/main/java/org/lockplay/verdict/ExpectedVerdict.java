package org.lockplay.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The verdict that the author of a link expects. */
public enum ExpectedVerdict {
    /** More tickets are sold than there were. */
    OVERSOLD,
    /** Some buyers wait forever. */
    STUCK,
    /** Nothing goes wrong, and every buyer ends. */
    SAFE;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All names on the wire. */
    public static List<String> wireNames() {
        return Stream.of(values()).map(ExpectedVerdict::wireName).toList();
    }

    /** Finds a value by its name on the wire. */
    public static Optional<ExpectedVerdict> find(String wireName) {
        return Stream.of(values())
                .filter(value -> value.wireName().equals(wireName))
                .findFirst();
    }

    /** Whether a run meets this expectation. A run that was cut short meets only what it already shows. */
    public boolean isMetBy(Verdict verdict) {
        return switch (this) {
            case OVERSOLD -> verdict.has(FindingKind.OVERSOLD);
            case STUCK -> verdict.liveness() == Liveness.STUCK;
            case SAFE ->
                verdict.safety() == Safety.HELD
                        && (verdict.liveness() == Liveness.FINISHED || verdict.liveness() == Liveness.RECOVERED);
        };
    }
}
