package org.lockplay.lock;

import java.util.Locale;

/** What a lock is built on; the gallery groups locks by it. */
public enum LockFamily {
    /** Nothing. */
    NONE,
    /** Data that every buyer can read, by a common convention. */
    GLOBAL,
    /** Shared memory. */
    MEMORY,
    /** A file. */
    FILE,
    /** A server that every host can reach. */
    NETWORK,
    /** The store's own safe writes, which let every buyer in and exclude nobody. */
    DATABASE;

    /** The name on the wire, such as {@code memory}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its locks have a holder. */
    boolean holds() {
        return this != NONE && this != DATABASE;
    }
}
