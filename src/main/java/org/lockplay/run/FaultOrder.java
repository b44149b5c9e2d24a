package org.lockplay.run;

import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;

/**
 * A fault that somebody asks for while a run goes on.
 *
 * @param kind what is to happen
 * @param forMs how long, in milliseconds; empty for until it is ended by hand, or where it has no
 *     length
 * @param by {@code hand} or {@code plan}
 * @param step the program line whose gate it waited at; empty if it did not wait
 */
public record FaultOrder(FaultKind kind, OptionalLong forMs, String by, OptionalLong step) {

    /** How much longer a step takes if nobody says how much; none can be ended by hand. */
    private static final OptionalLong SLOW_MS = OptionalLong.of(3_000);

    public FaultOrder {
        if (kind == FaultKind.SLOW && forMs.isEmpty()) {
            forMs = SLOW_MS;
        }
    }

    /** As planned, at the gate before a program line. */
    static FaultOrder planned(PlannedFault fault, long step) {
        return new FaultOrder(fault.kind(), fault.forMs(), "plan", OptionalLong.of(step));
    }

    /** By whoever watches. */
    public static FaultOrder byHand(FaultKind kind, OptionalLong forMs) {
        return new FaultOrder(kind, forMs, "hand", OptionalLong.empty());
    }
}
