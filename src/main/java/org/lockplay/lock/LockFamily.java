package org.lockplay.lock;

import java.util.Locale;

/** What a lock is built on, as the gallery groups them. */
public enum LockFamily {
    NONE,
    GLOBAL,
    MEMORY,
    FILE,
    NETWORK,
    DATABASE;

    /** The name on the wire, such as {@code memory}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
