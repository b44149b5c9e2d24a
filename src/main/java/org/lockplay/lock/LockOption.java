package org.lockplay.lock;

import java.util.Optional;
import java.util.stream.Stream;

/** An option of some kinds of lock. Numbers are in milliseconds. */
public enum LockOption {
    /** How long a lease lasts unless it is released earlier. */
    LEASE_MS("leaseMs", 2_000L, 50, 60_000),
    /** Whether the store rejects a token lower than the highest it has seen. */
    FENCING("fencing", false),
    /** Whether only the owner may release a lease. */
    OWNER_CHECK("ownerCheck", true),
    /** How long a buyer waits for the lock; {@code null} for no limit. */
    ACQUIRE_TIMEOUT_MS("acquireTimeoutMs", null, 1, 60_000),
    /** How long a buyer pauses between two attempts. */
    RETRY_MS("retryMs", 5L, 1, 1_000),
    /** The extra delay between testing a flag and setting it. */
    GAP_MS("gapMs", 0L, 0, 10_000),
    /** Whether a lock file is taken over when the process whose id it contains is dead. */
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

    /** Whether its value is a boolean rather than a number. */
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
