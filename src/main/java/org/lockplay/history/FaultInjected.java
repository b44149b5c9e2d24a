package org.lockplay.history;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;

/**
 * A fault has taken effect on a buyer.
 *
 * @param header what every event carries
 * @param fault the kind of fault
 * @param by where the fault comes from
 * @param forMs its length in milliseconds; empty if it has none, or a user ends it
 * @param position the buyer's position in its step
 * @param process the process of the buyer, if the server has injected the fault
 */
public record FaultInjected(
        EventHeader header,
        FaultKind fault,
        FaultOrigin by,
        OptionalLong forMs,
        GatePosition position,
        OptionalInt process)
        implements Event {

    @Override
    public EventKind kind() {
        return EventKind.FAULT;
    }

    @Override
    public FaultInjected with(EventHeader other) {
        return new FaultInjected(other, fault, by, forMs, position, process);
    }

    @Override
    public boolean isFault(FaultKind kind) {
        return fault == kind;
    }

    @Override
    public boolean isFault(FaultEffect effect) {
        return fault.effect() == effect;
    }

    /** Whether a user has injected the fault, rather than the scenario. */
    public boolean isByHand() {
        return by == FaultOrigin.HAND;
    }
}
