package org.lockplay.fault;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fault that waits at a gate.
 *
 * @param buyer the buyer it waits for; empty for the first one that holds the lock there
 * @param at the step it waits before: a step's word, such as {@code write}, or a line's number, such as {@code 7}
 * @param kind what happens there
 * @param forMs how long it lasts in milliseconds; empty for until it is ended by hand, or where it has no length
 */
public record PlannedFault(OptionalInt buyer, String at, FaultKind kind, OptionalLong forMs) {

    public PlannedFault {
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(forMs, "forMs");
    }

    /** Whether it waits for whoever holds the lock. */
    public boolean forHolder() {
        return buyer.isEmpty();
    }
}
