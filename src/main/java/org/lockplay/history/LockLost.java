package org.lockplay.history;

/** A buyer has detected that it no longer holds the lock. */
public record LockLost(EventHeader header) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_LOST;
    }

    @Override
    public LockLost with(EventHeader other) {
        return new LockLost(other);
    }
}
