package org.lockplay.lock;

import java.util.Locale;

/** How far a lock is visible. A lock is correct only if its reach covers all buyers. In ascending order. */
public enum Reach {
    /** Nowhere. */
    NONE,
    /** The threads of one process. */
    PROCESS,
    /** The processes of one host. */
    HOST,
    /** Every host. */
    CLUSTER;

    /** The name on the wire, such as {@code host}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
