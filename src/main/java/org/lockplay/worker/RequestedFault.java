package org.lockplay.worker;

import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.WorkerAction;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.FaultOrigin;
import org.lockplay.history.GatePosition;

/**
 * A fault that the buyer's own thread applies.
 *
 * @param kind a kind that {@linkplain FaultKind#isInjectedByWorker the worker injects}
 * @param forMs its length in milliseconds, {@linkplain FaultKind#lengthMs by the rule of its kind}
 * @param by where the fault comes from
 */
record RequestedFault(FaultKind kind, OptionalLong forMs, FaultOrigin by) {

    RequestedFault {
        if (!kind.isInjectedByWorker()) {
            throw new IllegalArgumentException("the worker does not inject " + kind);
        }
        forMs = kind.lengthMs(forMs);
    }

    /**
     * Reads a {@code fault} command.
     *
     * @throws IllegalArgumentException if it names no fault that the worker injects
     */
    static RequestedFault of(Map<String, Object> command) {
        FaultKind kind = FaultKind.find(String.valueOf(command.get("kind")))
                .orElseThrow(() -> new IllegalArgumentException("no such fault: " + command));
        return new RequestedFault(
                kind,
                command.get("forMs") instanceof Long forMs ? OptionalLong.of(forMs) : OptionalLong.empty(),
                FaultOrigin.of(String.valueOf(command.get("by"))));
    }

    /** What the fault does. */
    WorkerAction action() {
        return (WorkerAction) kind.action();
    }

    /** Emits the event of the fault, with the buyer's position in its step. */
    void emit(BuyerEvents events, GatePosition position) {
        events.emit(header -> new FaultInjected(header, kind, by, forMs, position, OptionalInt.empty()));
    }

    /** Whether the fault was planned, rather than ordered by hand. */
    boolean isPlanned() {
        return by == FaultOrigin.PLAN;
    }
}
