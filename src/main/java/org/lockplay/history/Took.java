package org.lockplay.history;

/**
 * A buyer has taken a ticket from its local copy.
 *
 * @param header what every event carries
 * @param count the buyer's local count afterwards
 */
public record Took(EventHeader header, long count) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.TOOK;
    }

    @Override
    public Took with(EventHeader other) {
        return new Took(other, count);
    }
}
