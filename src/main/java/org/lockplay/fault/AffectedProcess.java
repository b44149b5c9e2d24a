package org.lockplay.fault;

import java.util.OptionalLong;

/** The process of a buyer that a fault affects. The calls do not wait for their effect. */
public interface AffectedProcess {

    /** Kills the process. */
    void kill();

    /**
     * Stops the process.
     *
     * @param forMs after how many milliseconds it resumes; empty if a user resumes it
     */
    void freeze(OptionalLong forMs);

    /** Closes the buyer's connections to servers, on the server side. */
    void disconnect();
}
