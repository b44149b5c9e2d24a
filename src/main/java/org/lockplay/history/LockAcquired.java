package org.lockplay.history;

import java.util.OptionalLong;

/**
 * A buyer has acquired the lock.
 *
 * @param header what every event carries
 * @param waitNs nanoseconds between the request and the acquisition
 * @param token the fencing token, if the kind of lock has one
 * @param shared whether other buyers can hold the lock at the same time, if they share it, too
 * @param owed the releases until the lock is free; more than 1 if the buyer held it already
 */
public record LockAcquired(EventHeader header, long waitNs, OptionalLong token, boolean shared, int owed)
        implements LockAnswer {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_ACQUIRED;
    }

    @Override
    public LockAcquired with(EventHeader other) {
        return new LockAcquired(other, waitNs, token, shared, owed);
    }
}
