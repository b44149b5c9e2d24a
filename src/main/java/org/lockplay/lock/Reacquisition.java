package org.lockplay.lock;

import java.util.Locale;

/** What happens when a buyer that holds a lock acquires it once more. */
public enum Reacquisition {
    /** Nothing is held, so there is nothing to hold twice. */
    NOTHING_HELD,
    /** Re-entrant: the lock counts, and is free after as many releases as acquisitions. */
    COUNTED,
    /** Re-entrant without a count: the first release frees it. */
    FREED_AT_ONCE,
    /** The buyer waits for itself; where the lock is a lease, until that ends, and then holds a new one. */
    WAITS_FOR_ITSELF,
    /** The lock detects it and refuses: the step fails, and the buyer still holds the lock once. */
    REFUSED;

    /**
     * How many releases its holder needs until the lock is free, once it was acquired.
     *
     * @param before how many it needed before; 0 if the buyer did not hold it
     */
    public int afterAcquiring(int before) {
        return switch (this) {
            case NOTHING_HELD -> 0;
            case COUNTED -> before + 1;
            case FREED_AT_ONCE, WAITS_FOR_ITSELF, REFUSED -> 1;
        };
    }

    /**
     * How many releases its holder still needs until the lock is free, after one.
     *
     * @param before how many it needed before; 0 if the buyer did not hold it
     */
    public int afterReleasing(int before) {
        return this == COUNTED ? Math.max(0, before - 1) : 0;
    }

    /** Whether a holder's second acquisition begins another hold, because the first one is over by then. */
    public boolean startsNewHold() {
        return this == WAITS_FOR_ITSELF;
    }

    /** The name on the wire, such as {@code waits-for-itself}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
