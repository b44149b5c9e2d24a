package org.lockplay.history;

/**
 * A buyer has given up waiting for the lock.
 *
 * @param header what every event carries
 * @param waitNs nanoseconds between the request and the time-out
 */
public record LockTimedOut(EventHeader header, long waitNs) implements LockAnswer {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_TIMEOUT;
    }

    @Override
    public LockTimedOut with(EventHeader other) {
        return new LockTimedOut(other, waitNs);
    }
}
