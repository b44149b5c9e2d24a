package org.lockplay.history;

/** How a buyer can end. */
public enum Outcome {
    /** The program is finished, and the buyer believes to have a ticket. */
    BOUGHT,
    /** The program is finished, without a ticket. */
    SOLD_OUT,
    /** A step has failed. */
    FAILED,
    /** The process was killed. */
    KILLED,
    /** The run has ended before the buyer, which hangs or waits for a lock that no buyer releases. */
    STUCK,
    /** The run has reached its time limit before the buyer, which could have continued. */
    CUT_OFF;

    private static final WireNames<Outcome> NAMES = new WireNames<>(Outcome.class, "outcome");

    /** The name on the wire, in kebab case. */
    public String wireName() {
        return NAMES.of(this);
    }

    /** Whether the buyer came to the end of its program. */
    public boolean isThrough() {
        return this == BOUGHT || this == SOLD_OUT;
    }

    /** Whether the run has ended before the buyer. */
    public boolean isByRun() {
        return this == STUCK || this == CUT_OFF;
    }

    /** Whether the buyer itself has reported its end. */
    public boolean isByItself() {
        return isThrough() || this == FAILED;
    }

    /**
     * Finds a constant by its name on the wire.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    static Outcome of(String wireName) {
        return NAMES.find(wireName);
    }
}
