package org.lockplay.verdict;

import java.util.Locale;

/** The second answer of a verdict in the words of the page; {@link Liveness} also says what cut a run off. */
public enum Progress {
    /** Every buyer ended. */
    FINISHED,
    /** Every buyer that still could ended, after a holder had failed. */
    RECOVERED,
    /** Some buyers wait forever. */
    STUCK,
    /** A user, the time limit or the server ended the run, so that what would have followed is unknown. */
    CUT_OFF;

    /** The name in text keys, such as {@code cut-off}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
