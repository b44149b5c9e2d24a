package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import org.lockplay.scenario.Schedule;

/**
 * Runs that an exercise's author has listed, so that a test can try whether the exercise can be solved, and cannot be
 * solved like that.
 *
 * @param runs one after another
 * @param missing names of the facts that must be named as missing after the last run; empty for a solution
 */
public record Example(List<Run> runs, List<String> missing) {

    /**
     * One run.
     *
     * @param change to the starting scenario, as a JSON merge patch
     * @param steps in step mode: who is let go in which order, each as soon as it stands at a gate
     */
    public record Run(Map<String, Object> change, Schedule steps) {}

    public Example {
        runs = List.copyOf(runs);
        missing = List.copyOf(missing);
    }

    /** Whether it solves the exercise. */
    public boolean solves() {
        return missing.isEmpty();
    }
}
