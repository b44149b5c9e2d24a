package org.lockplay.run.control;

import java.util.Optional;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.FaultOrigin;

/**
 * A fault that is ordered while a run is in progress.
 *
 * @param kind the kind of fault
 * @param forMs its length in milliseconds, {@linkplain FaultKind#lengthMs by the rule of its kind}
 * @param by where the fault comes from
 * @param gate the gate at which the fault was planned; empty if it was not planned
 */
public record FaultOrder(FaultKind kind, OptionalLong forMs, FaultOrigin by, Optional<Gate> gate) {

    /**
     * A gate that a buyer has reached.
     *
     * @param step the program line
     * @param pass how many gates the buyer has passed before
     */
    record Gate(int step, int pass) {}

    public FaultOrder {
        forMs = kind.lengthMs(forMs);
    }

    /** Creates the order for a planned fault at a gate. */
    static FaultOrder planned(PlannedFault fault, Gate gate) {
        return new FaultOrder(fault.kind(), fault.forMs(), FaultOrigin.PLAN, Optional.of(gate));
    }

    /** Creates the order for a fault that a user injects. */
    public static FaultOrder byHand(FaultKind kind, OptionalLong forMs) {
        return new FaultOrder(kind, forMs, FaultOrigin.HAND, Optional.empty());
    }

    /** Whether the fault was planned, rather than ordered by hand. */
    boolean isPlanned() {
        return by == FaultOrigin.PLAN;
    }
}
