package org.lockplay.history;

import java.util.OptionalLong;

/**
 * The store has accepted a write.
 *
 * @param header what every event carries
 * @param count the count that was written
 * @param version the version that was written with it
 * @param token the fencing token that came with the write, if fencing is enabled
 * @param uncommitted whether the write becomes visible only at the commit of its transaction
 */
public record Wrote(EventHeader header, long count, long version, OptionalLong token, boolean uncommitted)
        implements StoreAccess {

    @Override
    public EventKind kind() {
        return EventKind.WROTE;
    }

    @Override
    public Wrote with(EventHeader other) {
        return new Wrote(other, count, version, token, uncommitted);
    }
}
