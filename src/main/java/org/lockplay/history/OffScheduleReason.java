package org.lockplay.history;

/** Why a buyer could not follow the schedule. */
public enum OffScheduleReason {
    /** It waits for the lock. */
    BLOCKED,
    /** It has finished. */
    FINISHED,
    /** Its process has ended. */
    DEAD,
    /** It hangs in a step. */
    HUNG,
    /** It did not time out where it had before. */
    NOT_TIMED_OUT,
    /** The fault could not be injected. */
    SPARED;

    private static final WireNames<OffScheduleReason> NAMES = new WireNames<>(OffScheduleReason.class, "reason");

    /** The name on the wire, in kebab case. */
    public String wireName() {
        return NAMES.of(this);
    }

    /**
     * Finds a constant by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static OffScheduleReason of(String wireName) {
        return NAMES.find(wireName);
    }
}
