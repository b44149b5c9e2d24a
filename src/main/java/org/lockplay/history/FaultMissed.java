package org.lockplay.history;

import org.lockplay.fault.FaultKind;

/**
 * A fault by hand did not happen, because its buyer ended first.
 *
 * @param header what every event carries
 * @param fault the kind of fault
 * @param by where the fault comes from
 */
public record FaultMissed(EventHeader header, FaultKind fault, FaultOrigin by) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.FAULT_MISSED;
    }

    @Override
    public FaultMissed with(EventHeader other) {
        return new FaultMissed(other, fault, by);
    }
}
