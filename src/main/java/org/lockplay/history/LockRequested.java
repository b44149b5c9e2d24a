package org.lockplay.history;

/**
 * A buyer requests the lock.
 *
 * @param header what every event carries
 * @param shared whether the buyer is content to share it
 */
public record LockRequested(EventHeader header, boolean shared) implements Event {

    @Override
    public EventKind kind() {
        return EventKind.LOCK_REQUESTED;
    }

    @Override
    public LockRequested with(EventHeader other) {
        return new LockRequested(other, shared);
    }
}
