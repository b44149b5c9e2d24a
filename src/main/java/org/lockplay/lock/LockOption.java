package org.lockplay.lock;

import java.util.Optional;
import java.util.stream.Stream;

/** An option that some kinds of lock take. Numbers are in milliseconds. */
public enum LockOption {
    /** How long a lease lasts unless it is given back. */
    LEASE_MS("leaseMs", 2_000L, 50, 60_000),
    /** Whether the store refuses a token that is older than the newest it has seen. */
    FENCING("fencing", false),
    /** Whether only the owner may give a lease back. */
    OWNER_CHECK("ownerCheck", true),
    /** How long a buyer waits for the lock; {@code null} is for ever. */
    ACQUIRE_TIMEOUT_MS("acquireTimeoutMs", null, 1, 60_000),
    /** How long a buyer pauses before it tries again. */
    RETRY_MS("retryMs", 5L, 1, 1_000),
    /** How much longer a buyer takes between looking at a flag and setting it. */
    GAP_MS("gapMs", 0L, 0, 10_000),
    /** Whether a lock file is taken over when the process whose pid it holds is gone. */
    STALE_CHECK("staleCheck", false);

    private final String wireName;
    private final boolean flag;
    private final Object defaultValue;
    private final long min;
    private final long max;

    LockOption(String wireName, Boolean defaultValue) {
        this.wireName = wireName;
        this.flag = true;
        this.defaultValue = defaultValue;
        this.min = 0;
        this.max = 0;
    }

    LockOption(String wireName, Long defaultValue, long min, long max) {
        this.wireName = wireName;
        this.flag = false;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
    }

    /** The name on the wire, such as {@code leaseMs}. */
    public String wireName() {
        return wireName;
    }

    /** Whether it is a yes or no rather than a number. */
    public boolean isFlag() {
        return flag;
    }

    /** A {@link Boolean}, a {@link Long} or {@code null}. */
    public Object defaultValue() {
        return defaultValue;
    }

    /** Least number allowed. */
    public long min() {
        return min;
    }

    /** Greatest number allowed. */
    public long max() {
        return max;
    }

    /** Finds an option by its name on the wire. */
    public static Optional<LockOption> find(String wireName) {
        return Stream.of(values())
                .filter(option -> option.wireName.equals(wireName))
                .findFirst();
    }
}
