package org.lockplay.worker;

import java.util.Map;
import java.util.OptionalLong;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * A fault that a buyer's own thread is to make happen.
 *
 * @param kind which; one that {@linkplain #isWorkersOwn the worker makes happen itself}
 * @param forMs how long it lasts in milliseconds; empty for without end, where it has a length
 * @param by who asked for it: {@code plan} or {@code hand}
 */
record OrderedFault(FaultKind kind, OptionalLong forMs, String by) {

    /** Reads a {@code fault} command. */
    static OrderedFault of(Map<String, Object> command) {
        FaultKind kind = FaultKind.find(String.valueOf(command.get("kind")))
                .filter(OrderedFault::isWorkersOwn)
                .orElseThrow(() -> new IllegalArgumentException("no fault of a worker's own: " + command));
        return new OrderedFault(
                kind,
                command.get("forMs") instanceof Long forMs ? OptionalLong.of(forMs) : OptionalLong.empty(),
                String.valueOf(command.get("by")));
    }

    /** Whether the worker makes such a fault happen; all others come from outside of its process. */
    static boolean isWorkersOwn(FaultKind kind) {
        return switch (kind) {
            case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> true;
            case CRASH, FREEZE, DISCONNECT -> false;
        };
    }

    /**
     * Tells that it has happened.
     *
     * @param where {@code truncated} in the middle of a write to a file, else {@code null}
     */
    void tell(BuyerEvents events, String where) {
        Long length = forMs.isPresent() ? forMs.getAsLong() : null;
        events.tell(
                EventKind.FAULT, Field.FAULT, kind.wireName(), Field.BY, by, Field.FOR_MS, length, Field.WHAT, where);
    }

    /** Whether it was planned, rather than asked for by hand. */
    boolean isPlanned() {
        return by.equals("plan");
    }

    /** Whether it waits for a step of a certain kind, rather than happening at once. */
    boolean waitsForItsStep() {
        return kind == FaultKind.FORGET || kind == FaultKind.TORN_WRITE;
    }
}
