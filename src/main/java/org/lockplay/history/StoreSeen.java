package org.lockplay.history;

/**
 * The server has read the store at the end of the run.
 *
 * @param header what every event carries
 * @param seen what it read
 */
public record StoreSeen(EventHeader header, StoreView seen) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.STORE;
    }

    @Override
    public StoreSeen with(EventHeader other) {
        return new StoreSeen(other, seen);
    }
}
