package org.lockplay.history;

import java.util.OptionalLong;

/**
 * A buyer has found no ticket.
 *
 * @param header what every event carries
 * @param wanted the tickets that the buyer wanted, where the store itself had fewer; empty if its copy had none
 */
public record SoldOut(EventHeader header, OptionalLong wanted) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.SOLD_OUT;
    }

    @Override
    public SoldOut with(EventHeader other) {
        return new SoldOut(other, wanted);
    }
}
