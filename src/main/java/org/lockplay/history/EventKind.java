package org.lockplay.history;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of events in a run. Their wire names are the constants in kebab case. */
public enum EventKind {
    RUN_STARTED,
    WORKER_STARTED,
    BUYER_STARTED,
    GATE,
    QUERIED,
    LOCK_REQUESTED,
    LOCK_ACQUIRED,
    LOCK_TIMEOUT,
    LOCK_RELEASED,
    LOCK_LOST,
    /** A transaction was committed: its writes are visible to all buyers. */
    COMMITTED,
    READ,
    SOLD_OUT,
    TOOK,
    WROTE,
    WRITE_REJECTED,
    CONFLICT,
    FAILED,
    FAULT,
    /** A fault ordered by hand did not happen, because its buyer ended first. */
    FAULT_MISSED,
    FROZEN,
    THAWED,
    /** A buyer could not continue where the schedule lets it go. */
    OFF_SCHEDULE,
    /** The schedule is used up; buyers that still wait at their gates continue freely. */
    SCHEDULE_ENDED,
    WORKER_EXITED,
    BUYER_FINISHED,
    STORE,
    RUN_FINISHED;

    private static final Map<String, EventKind> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(EventKind::wireName, Function.identity()));

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** The name on the wire, such as {@code lock-acquired}. */
    public String wireName() {
        return wireName;
    }

    /**
     * Finds a kind by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static EventKind of(String wireName) {
        EventKind kind = BY_NAME.get(wireName);
        if (kind == null) {
            throw new IllegalArgumentException("no event kind is called '" + wireName + "'");
        }
        return kind;
    }
}
