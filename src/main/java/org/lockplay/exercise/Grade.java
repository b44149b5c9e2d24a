package org.lockplay.exercise;

import java.util.List;
import org.lockplay.exercise.Part.Shortfall;

/**
 * The result of grading a run.
 *
 * @param solved whether the exercise is solved, by this run or before
 * @param parts the grade for each part, in order
 * @param after the learner's standing after the run
 */
public record Grade(boolean solved, List<PartGrade> parts, Standing after) {

    /**
     * The grade for one part.
     *
     * @param part the part
     * @param met whether it is solved
     * @param byThisRun whether this run solved it
     * @param runs successful runs in a row
     * @param missing the conditions that this run did not meet; empty if the part is solved or only needs more such
     *     runs
     */
    public record PartGrade(Part part, boolean met, boolean byThisRun, int runs, List<Shortfall> missing) {}

    public Grade {
        parts = List.copyOf(parts);
    }
}
