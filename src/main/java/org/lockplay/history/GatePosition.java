package org.lockplay.history;

import java.util.Optional;

/** Where in a step a buyer is. */
public enum GatePosition {
    /** Before the step. */
    STEP,
    /** Before the end of a block. */
    LEAVE,
    /** Between truncating the file and writing it. */
    TRUNCATED;

    private static final WireNames<GatePosition> NAMES = new WireNames<>(GatePosition.class, "position of a gate");

    /** The name on the wire; empty for the usual position. */
    Optional<String> wireName() {
        return this == STEP ? Optional.empty() : Optional.of(NAMES.of(this));
    }

    /**
     * Finds a position by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static GatePosition of(Optional<String> wireName) {
        return wireName.map(NAMES::find).orElse(STEP);
    }
}
