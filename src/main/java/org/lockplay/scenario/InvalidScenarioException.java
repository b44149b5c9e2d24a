package org.lockplay.scenario;

import java.util.List;
import org.lockplay.json.Violation;

/** A scenario is invalid; lists all errors. */
public final class InvalidScenarioException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    public InvalidScenarioException(List<Violation> violations) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
    }

    /** The errors; at least one. */
    public List<Violation> violations() {
        return violations;
    }
}
