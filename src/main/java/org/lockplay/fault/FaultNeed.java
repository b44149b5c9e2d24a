package org.lockplay.fault;

import java.util.Locale;

/** What a fault requires of a scenario. */
public enum FaultNeed {
    /** A lock or a store on a server, so that buyers have connections. */
    CONNECTION,
    /** A release of the lock. */
    RELEASE,
    /** A write to a file, which is truncated first. */
    FILE_WRITE;

    /** The name on the wire, such as {@code file-write}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
