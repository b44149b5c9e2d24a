package org.lockplay.scenario;

import java.util.List;
import org.lockplay.json.Violation;

/** Stored data of an older version is not valid under the current rules. */
public final class OutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param what the stored data, for the log
     * @param cause why it is invalid
     */
    public OutdatedException(String what, Exception cause) {
        super(what + " was kept by a version with other rules", cause);
    }

    /** The errors in the scenario; empty if the cause is another one. */
    public List<Violation> violations() {
        return getCause() instanceof InvalidScenarioException invalid ? invalid.violations() : List.of();
    }
}
