package org.lockplay.fault;

import java.util.Locale;

/** What a scenario has to have for a fault to happen in it. */
public enum FaultNeed {
    /** A lock or a store on a server, to which a buyer has a connection. */
    CONNECTION,
    /** A release of the lock. */
    RELEASE,
    /** A write to a file, which is truncated before it is written. */
    FILE_WRITE;

    /** The name on the wire, such as {@code file-write}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
