package org.lockplay.lock;

import java.util.Locale;

/** What happens to a lock when its holder fails. */
public enum FailureEffect {
    /** Nothing was held: the others go on. */
    NOTHING_HELD,
    /** The lock stays taken, as long as the holder's process lives or forever. */
    STUCK,
    /** The lock is free again soon, because the kernel or server behind it detects the failure. */
    FREED,
    /** The lock is free again when the lease or the session expires. */
    LEASE_ENDS,
    /** The others wait until the holder resumes. */
    WAITS;

    /** The name on the wire, such as {@code lease-ends}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
