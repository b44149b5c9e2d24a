package org.lockplay.lock.strategy;

/** The outcome of a release. */
public enum Release {
    /** The lock is free again. */
    RELEASED,
    /** The buyer did not hold the lock, or no longer holds it. */
    NOT_HELD,
    /** The work under the lock did not take effect; the buyer has to start again from its acquisition. */
    CONFLICT
}
