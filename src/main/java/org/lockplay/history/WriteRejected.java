package org.lockplay.history;

import java.util.OptionalLong;

/**
 * The store has refused a write with an outdated fencing token.
 *
 * @param header what every event carries
 * @param token the token that came with the write
 * @param highest the highest token that the store has seen
 */
public record WriteRejected(EventHeader header, OptionalLong token, long highest) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.WRITE_REJECTED;
    }

    @Override
    public WriteRejected with(EventHeader other) {
        return new WriteRejected(other, token, highest);
    }
}
