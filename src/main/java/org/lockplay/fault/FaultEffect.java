package org.lockplay.fault;

/** What a fault makes of its buyer. The states, the verdict and the recording follow from it, not from the kind. */
public enum FaultEffect {
    /** The step throws. */
    FAILED,
    /** The process ends, with all its buyers. */
    KILLED,
    /** The process pauses, with all its buyers. */
    FROZEN,
    /** The buyer blocks forever; the process lives. */
    HUNG,
    /** The step is delayed. */
    DELAYED,
    /** The buyer's connections to servers are closed. */
    CUT_OFF,
    /** The buyer keeps a lock that it should have released. */
    UNRELEASED;

    /** Whether the buyer never executes another step of its program. */
    public boolean endsProgram() {
        return this == FAILED || this == KILLED || this == HUNG;
    }

    /** Whether it concerns all buyers of the process. */
    public boolean isOfProcess() {
        return this == KILLED || this == FROZEN;
    }

    /** Whether a buyer that is hit at its gate is not at it any more. */
    boolean leavesGate() {
        return endsProgram() || this == DELAYED;
    }
}
