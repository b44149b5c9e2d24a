package org.lockplay.run;

import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;

/**
 * A fault that somebody asks for while a run goes on.
 *
 * @param kind what is to happen
 * @param forMs how long, in milliseconds, {@linkplain FaultKind#lengthMs by the rule of its kind}
 * @param by {@code hand} or {@code plan}
 * @param step the program line whose gate it waited at; empty if it did not wait
 */
public record FaultOrder(FaultKind kind, OptionalLong forMs, String by, OptionalLong step) {

    /** What an event of a fault says that was asked for by hand. */
    static final String BY_HAND = "hand";

    private static final String BY_PLAN = "plan";

    public FaultOrder {
        forMs = kind.lengthMs(forMs);
    }

    /** As planned, at the gate before a program line. */
    static FaultOrder planned(PlannedFault fault, long step) {
        return new FaultOrder(fault.kind(), fault.forMs(), BY_PLAN, OptionalLong.of(step));
    }

    /** By whoever watches. */
    public static FaultOrder byHand(FaultKind kind, OptionalLong forMs) {
        return new FaultOrder(kind, forMs, BY_HAND, OptionalLong.empty());
    }

    /** Whether it was planned, rather than asked for by hand. */
    boolean isPlanned() {
        return by.equals(BY_PLAN);
    }
}
