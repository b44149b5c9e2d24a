package org.lockplay.history;

/** The kinds of events in a run. Their wire names are the constants in kebab case. */
public enum EventKind {
    RUN_STARTED,
    WORKER_STARTED,
    BUYER_STARTED,
    GATE,
    QUERIED,
    LOCK_REQUESTED,
    /** A buyer at closed gates still waits for a lock. */
    LOCK_WAITING,
    LOCK_ACQUIRED,
    LOCK_TIMEOUT,
    /** The implementation of the lock has refused a request because of a deadlock. */
    DEADLOCK_REFUSED,
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

    private static final WireNames<EventKind> NAMES = new WireNames<>(EventKind.class, "event kind");

    /** The name on the wire, such as {@code lock-acquired}. */
    public String wireName() {
        return NAMES.of(this);
    }

    /**
     * Finds a kind by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static EventKind of(String wireName) {
        return NAMES.find(wireName);
    }
}
