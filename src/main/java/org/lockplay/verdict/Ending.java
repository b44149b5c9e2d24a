package org.lockplay.verdict;

/** How a run came to its end. */
public enum Ending {
    /** Every buyer ended, or it was known that none of the rest could go on. */
    FINISHED,
    /** Somebody stopped it. */
    STOPPED,
    /** It reached its time limit. */
    TIMED_OUT,
    /** The server went away; the history is what had been kept until then. */
    INTERRUPTED
}
