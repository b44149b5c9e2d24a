package org.lockplay.history;

/**
 * A buyer stops at a closed gate.
 *
 * @param header what every event carries
 * @param position the gate's position in its step
 */
public record GateReached(EventHeader header, GatePosition position) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.GATE;
    }

    @Override
    public GateReached with(EventHeader other) {
        return new GateReached(other, position);
    }
}
