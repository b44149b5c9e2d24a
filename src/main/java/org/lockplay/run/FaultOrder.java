package org.lockplay.run;

import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;

/**
 * A fault that is ordered while a run is in progress.
 *
 * @param kind the kind of fault
 * @param forMs its length in milliseconds, {@linkplain FaultKind#lengthMs by the rule of its kind}
 * @param by {@code hand} or {@code plan}
 * @param step the program line at whose gate the fault was planned; empty if it was not planned
 */
public record FaultOrder(FaultKind kind, OptionalLong forMs, String by, OptionalLong step) {

    /** The value of {@code by} for a fault that a user has ordered. */
    static final String BY_HAND = "hand";

    private static final String BY_PLAN = "plan";

    public FaultOrder {
        forMs = kind.lengthMs(forMs);
    }

    /** Creates the order for a planned fault at the gate of a program line. */
    static FaultOrder planned(PlannedFault fault, long step) {
        return new FaultOrder(fault.kind(), fault.forMs(), BY_PLAN, OptionalLong.of(step));
    }

    /** Creates the order for a fault that a user injects. */
    public static FaultOrder byHand(FaultKind kind, OptionalLong forMs) {
        return new FaultOrder(kind, forMs, BY_HAND, OptionalLong.empty());
    }

    /** Whether the fault was planned, rather than ordered by hand. */
    boolean isPlanned() {
        return by.equals(BY_PLAN);
    }
}
