package org.lockplay.exercise;

import java.util.List;
import java.util.Map;

/**
 * Runs that an exercise's author has listed, so that a test can try whether the exercise can be solved, and cannot be
 * solved like that.
 *
 * @param changes to the starting scenario, one for each run, as a JSON merge patch; {@code null} in it is no change to a
 *     field but its removal
 * @param missing names of the facts that must be named as missing after the last run; empty for a solution
 */
public record Example(List<Map<String, Object>> changes, List<String> missing) {

    public Example {
        changes = List.copyOf(changes);
        missing = List.copyOf(missing);
    }

    /** Whether it solves the exercise. */
    public boolean solves() {
        return missing.isEmpty();
    }
}
