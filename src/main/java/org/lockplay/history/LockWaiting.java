package org.lockplay.history;

/**
 * A buyer still waits for a lock some time after it has begun to: for the scenario's lock, or inside a transaction for
 * the database. Emitted only while the gates are closed.
 */
public record LockWaiting(EventHeader header) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_WAITING;
    }

    @Override
    public LockWaiting with(EventHeader other) {
        return new LockWaiting(other);
    }
}
