package org.lockplay.fault;

/** The step of a buyer that a fault affects. For the buyer's thread. */
public interface AffectedStep {

    /** Throws an exception of the step. */
    void fail();

    /** Blocks forever. */
    void hang() throws InterruptedException;

    /** Blocks for a time, in milliseconds. Faults that are ordered meanwhile are applied, and extend it. */
    void delay(long ms) throws InterruptedException;

    /** Makes the buyer skip the step. */
    void skip();
}
