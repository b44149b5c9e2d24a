package org.lockplay.lock;

/** What became of giving a lock back. */
public enum Release {
    /** It is free again. */
    RELEASED,
    /** This buyer did not hold it, or does not any more. */
    NOT_HELD,
    /** What was done under it did not take effect; the buyer has to start again from its lock. */
    CONFLICT
}
