package org.lockplay.history;

/**
 * A buyer has released the lock; the time is taken before the release.
 *
 * @param header what every event carries
 * @param owed the further releases until the lock is free
 */
public record LockReleased(EventHeader header, int owed) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_RELEASED;
    }

    @Override
    public LockReleased with(EventHeader other) {
        return new LockReleased(other, owed);
    }
}
