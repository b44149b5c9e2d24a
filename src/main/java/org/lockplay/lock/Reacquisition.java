package org.lockplay.lock;

import java.util.Locale;

/** What happens when a buyer that holds a lock acquires it again. */
public enum Reacquisition {
    /** Nothing is held, so there is nothing to hold twice. */
    NOTHING_HELD,
    /** Re-entrant: freed after as many releases as acquisitions. */
    COUNTED,
    /** Re-entrant without a count: freed by the first release. */
    FREED_AT_ONCE,
    /** The buyer waits for itself; if the lock is a lease, until the lease expires, and then holds a new one. */
    WAITS_FOR_ITSELF,
    /** The lock detects the acquisition and refuses it: the step fails, and the buyer still holds the lock once. */
    REFUSED;

    /**
     * The number of releases that free the lock after another acquisition.
     *
     * @param before the number before; 0 if the buyer did not hold the lock
     */
    public int afterAcquiring(int before) {
        return switch (this) {
            case NOTHING_HELD -> 0;
            case COUNTED -> before + 1;
            case FREED_AT_ONCE, WAITS_FOR_ITSELF, REFUSED -> 1;
        };
    }

    /**
     * The number of releases that free the lock after a release.
     *
     * @param before the number before; 0 if the buyer did not hold the lock
     */
    public int afterReleasing(int before) {
        return this == COUNTED ? Math.max(0, before - 1) : 0;
    }

    /** Whether a holder's second acquisition begins another hold, because the first one has ended by then. */
    public boolean startsNewHold() {
        return this == WAITS_FOR_ITSELF;
    }

    /** The name on the wire, such as {@code waits-for-itself}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
