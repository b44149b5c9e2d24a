package org.lockplay.history;

/**
 * A buyer has looked at the count, for display only.
 *
 * @param header what every event carries
 * @param seen what it saw
 */
public record Queried(EventHeader header, StoreView seen) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.QUERIED;
    }

    @Override
    public Queried with(EventHeader other) {
        return new Queried(other, seen);
    }
}
