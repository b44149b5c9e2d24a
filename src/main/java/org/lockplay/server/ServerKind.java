package org.lockplay.server;

import java.util.Locale;

/** A kind of server that a store or a lock can require. */
public enum ServerKind {
    /** PostgreSQL. */
    POSTGRESQL,
    REDIS,
    ZOOKEEPER;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code redis}. */
    public String wireName() {
        return wireName;
    }
}
