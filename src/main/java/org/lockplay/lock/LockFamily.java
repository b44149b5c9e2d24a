package org.lockplay.lock;

import java.util.Locale;

/** What a lock is built on, as the gallery groups them. */
public enum LockFamily {
    /** Nothing. */
    NONE,
    /** Data that everybody can see, of which everybody agrees what it means. */
    GLOBAL,
    /** Memory that some share. */
    MEMORY,
    /** A file. */
    FILE,
    /** A server that everybody can reach. */
    NETWORK,
    /** The store's own safe ways to write, which let everybody in and hold nothing. */
    DATABASE;

    /** The name on the wire, such as {@code memory}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its locks are held by somebody. */
    boolean holds() {
        return this != NONE && this != DATABASE;
    }
}
