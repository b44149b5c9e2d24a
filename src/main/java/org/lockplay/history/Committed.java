package org.lockplay.history;

import java.util.OptionalLong;

/**
 * A transaction was committed: its writes are visible to all buyers.
 *
 * @param header what every event carries
 * @param count the count that became visible; empty if the transaction has written nothing
 * @param version the version with that count
 */
public record Committed(EventHeader header, OptionalLong count, OptionalLong version) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.COMMITTED;
    }

    @Override
    public Committed with(EventHeader other) {
        return new Committed(other, count, version);
    }
}
