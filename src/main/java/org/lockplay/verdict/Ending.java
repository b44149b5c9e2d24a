package org.lockplay.verdict;

/** How a run ended. */
public enum Ending {
    /** Every buyer ended, or none of the rest could continue. */
    FINISHED,
    /** A user stopped the run. */
    STOPPED,
    /** The run reached its time limit. */
    TIMED_OUT,
    /** The server went down; the history is what was persisted until then. */
    INTERRUPTED
}
