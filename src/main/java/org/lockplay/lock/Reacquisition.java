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

    /** The name on the wire, such as {@code waits-for-itself}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
