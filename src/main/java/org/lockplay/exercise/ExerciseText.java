package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lockplay.exercise.Part.Shortfall;

/**
 * An exercise's texts in one language; all but the title are Markdown.
 *
 * @param title its title, plain text
 * @param intro the introduction
 * @param tasks the task of each part
 * @param hints help, from a first hint to nearly the solution
 * @param advice what to say when a run does not meet a condition, by the fact's name, followed by a case where the
 *     advice is for that case only, see {@link AdviceCases}
 * @param seen what the learner has seen when a part is solved; may refer to the learner's own run
 * @param explanation the explanation, once all parts are solved; may refer to the learner's own run
 * @param next what to try then
 */
public record ExerciseText(
        String title,
        String intro,
        Map<String, String> tasks,
        List<String> hints,
        Map<String, String> advice,
        Map<String, String> seen,
        String explanation,
        String next) {

    public ExerciseText {
        tasks = Map.copyOf(tasks);
        hints = List.copyOf(hints);
        advice = Map.copyOf(advice);
        seen = Map.copyOf(seen);
    }

    /** The advice for a condition that a run did not meet; empty where there is none for its case. */
    public Optional<String> adviceFor(Shortfall shortfall) {
        return AdviceCases.find(this, shortfall);
    }
}
