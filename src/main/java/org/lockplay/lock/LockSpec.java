package org.lockplay.lock;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A kind of lock with its options. Immutable.
 *
 * @param kind the kind of lock
 * @param options the values that differ from {@link LockOption#defaultValue()}: {@link Boolean} or {@link Long}
 */
public record LockSpec(LockKind kind, Map<LockOption, Object> options) {

    public LockSpec {
        Objects.requireNonNull(kind, "kind");
        EnumMap<LockOption, Object> set = new EnumMap<>(LockOption.class);
        options.forEach((option, value) -> {
            if (value != null && !value.equals(option.defaultValue())) {
                set.put(option, value);
            }
        });
        options = Map.copyOf(set);
    }

    /** A lock of one kind with its default options. */
    public static LockSpec of(LockKind kind) {
        return new LockSpec(kind, Map.of());
    }

    /** The same lock with one option set. */
    public LockSpec with(LockOption option, Object value) {
        EnumMap<LockOption, Object> set = new EnumMap<>(LockOption.class);
        set.putAll(options);
        set.put(option, value);
        return new LockSpec(kind, set);
    }

    /** The value of an option, or its default; {@code null} only where that is the default. */
    public Object value(LockOption option) {
        return options.getOrDefault(option, option.defaultValue());
    }

    /** How long a lease lasts. */
    public Duration lease() {
        return Duration.ofMillis((Long) value(LockOption.LEASE_MS));
    }

    /** Whether a hold can end although its holder does not release it: by its lease, or by the holder's death. */
    public boolean endsWithoutRelease() {
        return kind.isLease() || kind.isSession() || kind.isFreedByDeath() || is(LockOption.STALE_CHECK);
    }

    /**
     * Whether its implementation can detect a cycle of waiting buyers, and then refuses the request of one of them:
     * PostgreSQL among connections, after its {@code deadlock_timeout}; the kernel at once, but only among processes that
     * wait without a time limit.
     *
     * @param processes the number of processes on each host
     */
    public boolean detectsDeadlock(int processes) {
        return kind == LockKind.ADVISORY
                || kind == LockKind.FILE_LOCK
                        && processes > 1
                        && acquireTimeout().isEmpty();
    }

    /** How long a buyer waits for the lock; empty for no limit. */
    public Optional<Duration> acquireTimeout() {
        return Optional.ofNullable((Long) value(LockOption.ACQUIRE_TIMEOUT_MS)).map(Duration::ofMillis);
    }

    /** How long a buyer pauses between two attempts. */
    public Duration retryPause() {
        return Duration.ofMillis((Long) value(LockOption.RETRY_MS));
    }

    /** The extra delay between testing a flag and setting it. */
    public Duration gap() {
        return Duration.ofMillis((Long) value(LockOption.GAP_MS));
    }

    /** Whether a flag is set. */
    public boolean is(LockOption flag) {
        return (Boolean) value(flag);
    }
}
