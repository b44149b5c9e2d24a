package org.lockplay.fault;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fault that is injected when a buyer reaches a gate.
 *
 * @param buyer the buyer that it is for; empty for the first holder of the lock that reaches the gate
 * @param at the step before which it is injected: a step's word, such as {@code write}, or a line number, such as
 *     {@code 7}
 * @param kind the kind of fault
 * @param forMs its length in milliseconds; empty if a user ends it, or if the kind has no length
 */
public record PlannedFault(OptionalInt buyer, String at, FaultKind kind, OptionalLong forMs) {

    public PlannedFault {
        Objects.requireNonNull(buyer, "buyer");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(forMs, "forMs");
    }

    /**
     * Whether a fault that struck can be this one: of its kind and length, at its buyer.
     *
     * @param lengthMs as {@link #forMs}
     */
    public boolean matches(int struck, FaultKind other, OptionalLong lengthMs) {
        return kind == other && kind.lengthMs(forMs).equals(kind.lengthMs(lengthMs)) && buyer.orElse(struck) == struck;
    }

    /** Whether it is for the first holder of the lock. */
    public boolean forHolder() {
        return buyer.isEmpty();
    }
}
