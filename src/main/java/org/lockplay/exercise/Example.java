package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import org.lockplay.scenario.Schedule;

/**
 * Runs that an exercise's author lists for the tests: a solution, or an attempt that must not count as one.
 *
 * @param runs the runs, in order
 * @param missing names of the facts that must be reported as missing after the last run; empty for a solution
 */
public record Example(List<Run> runs, List<String> missing) {

    /**
     * One run.
     *
     * @param change to the starting scenario, as a JSON merge patch
     * @param steps in step mode, the order in which to let buyers pass their gates, each as soon as it waits at one
     */
    public record Run(Map<String, Object> change, Schedule steps) {}

    public Example {
        runs = List.copyOf(runs);
        missing = List.copyOf(missing);
    }

    /** Whether it is a solution. */
    public boolean solves() {
        return missing.isEmpty();
    }
}
