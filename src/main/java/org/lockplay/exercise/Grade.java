package org.lockplay.exercise;

import java.util.List;
import org.lockplay.exercise.Part.Shortfall;

/**
 * What a run was good for.
 *
 * @param solved whether the exercise is done with it, or was before
 * @param parts each part of the exercise, in order
 * @param after how far the learner is now
 */
public record Grade(boolean solved, List<PartGrade> parts, Standing after) {

    /**
     * One part.
     *
     * @param part which
     * @param met whether it is done
     * @param byThisRun whether this run did it
     * @param runs good runs in a row
     * @param missing what this run lacked for it; empty if it is done or if only more such runs are needed
     */
    public record PartGrade(Part part, boolean met, boolean byThisRun, int runs, List<Shortfall> missing) {}

    public Grade {
        parts = List.copyOf(parts);
    }
}
