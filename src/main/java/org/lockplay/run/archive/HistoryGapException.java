package org.lockplay.run.archive;

/**
 * The database is at another position of a run's history than the writer believes, and has stored nothing. A database
 * whose processes were killed may have lost the last commits that did not wait for the disk; or it has stored events
 * whose confirmation was lost. The writer may ask for the position and try again.
 */
public final class HistoryGapException extends RuntimeException {

    private static final long serialVersionUID = 1;

    HistoryGapException(String run, long position) {
        super("run " + run + " is not at event " + position + " in the database");
    }
}
