package org.lockplay.lock;

/**
 * A buyer's hold of a lock, or its request for one.
 *
 * @param buyer the buyer
 * @param lock the lock
 * @param shared whether other buyers that share the lock can hold it at the same time
 */
public record Claim(int buyer, LockId lock, boolean shared) {

    /**
     * Whether it is wrong that two buyers hold these claims at the same time. Two instances of one lock count as the
     * same: a lock whose reach is too short has to exclude the other buyers all the same.
     */
    public boolean conflictsWith(Claim other) {
        return buyer != other.buyer && lock.name().equals(other.lock.name()) && !isSharedWith(other);
    }

    /** Whether this hold keeps a request waiting; also a request of the same buyer. */
    public boolean blocks(Claim request) {
        return lock.equals(request.lock) && !isSharedWith(request);
    }

    private boolean isSharedWith(Claim other) {
        return shared && other.shared;
    }
}
