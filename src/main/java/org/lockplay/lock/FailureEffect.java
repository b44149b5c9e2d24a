package org.lockplay.lock;

import java.util.Locale;

/** What becomes of a lock whose holder has come to harm. */
public enum FailureEffect {
    /** Nothing was held: the others go on. */
    NOTHING_HELD,
    /** Nobody else gets it, for as long as the holder's process lives or for ever. */
    STUCK,
    /** It is free again soon, because what it is built on notices. */
    FREED,
    /** It is free again when the lease, or the session, ends. */
    LEASE_ENDS,
    /** The others wait until the holder comes back. */
    WAITS;

    /** The name on the wire, such as {@code lease-ends}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
