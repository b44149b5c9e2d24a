package org.lockplay.exercise;

import java.util.List;
import org.lockplay.json.Violation;

/** An exercise's files have errors. */
public final class InvalidExerciseException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    InvalidExerciseException(List<Violation> violations) {
        super(violations.toString());
        this.violations = List.copyOf(violations);
    }

    /** All errors. */
    public List<Violation> violations() {
        return violations;
    }
}
