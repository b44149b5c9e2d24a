package org.lockplay.scenario;

import java.util.List;

/** Something that an older version has kept, and that the rules of this one do not let be read any more. */
public final class OutdatedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * @param what what was kept, for the log
     * @param cause what is wrong with it
     */
    public OutdatedException(String what, Exception cause) {
        super(what + " was kept by a version with other rules", cause);
    }

    /** What is wrong with the scenario; empty if it is something else. */
    public List<Violation> violations() {
        return getCause() instanceof InvalidScenarioException invalid ? invalid.violations() : List.of();
    }
}
