package org.lockplay.history;

/** A buyer starts its program. */
public record BuyerStarted(EventHeader header) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.BUYER_STARTED;
    }

    @Override
    public BuyerStarted with(EventHeader other) {
        return new BuyerStarted(other);
    }
}
