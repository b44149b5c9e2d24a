package org.lockplay.history;

/**
 * The implementation of the lock has detected a deadlock and refused this buyer's request, so that the others can
 * continue.
 *
 * @param header what every event carries
 * @param waitNs nanoseconds between the request and the refusal
 */
public record DeadlockRefused(EventHeader header, long waitNs) implements LockAnswer {

    @Override
    public EventKind kind() {
        return EventKind.DEADLOCK_REFUSED;
    }

    @Override
    public DeadlockRefused with(EventHeader other) {
        return new DeadlockRefused(other, waitNs);
    }
}
