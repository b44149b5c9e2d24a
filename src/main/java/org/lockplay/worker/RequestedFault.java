package org.lockplay.worker;

import java.util.Map;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * A fault that the buyer's own thread applies.
 *
 * @param kind a kind that {@linkplain FaultKind#isInjectedByWorker the worker injects}
 * @param forMs its length in milliseconds, {@linkplain FaultKind#lengthMs by the rule of its kind}
 * @param by {@code plan} or {@code hand}
 */
record RequestedFault(FaultKind kind, OptionalLong forMs, String by) {

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
                String.valueOf(command.get("by")));
    }

    /**
     * Emits the event of the fault.
     *
     * @param where {@code truncated} in the middle of a write to a file, else {@code null}
     */
    void tell(BuyerEvents events, String where) {
        Long length = forMs.isPresent() ? forMs.getAsLong() : null;
        events.tell(
                EventKind.FAULT, Field.FAULT, kind.wireName(), Field.BY, by, Field.FOR_MS, length, Field.WHAT, where);
    }

    /** Whether the fault was planned, rather than ordered by hand. */
    boolean isPlanned() {
        return by.equals("plan");
    }
}
