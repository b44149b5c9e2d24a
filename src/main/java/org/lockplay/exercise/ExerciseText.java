package org.lockplay.exercise;

import java.util.List;
import java.util.Map;

/**
 * An exercise's words in one language; all but the title are Markdown.
 *
 * @param title its name, plain text
 * @param intro what it is about
 * @param tasks to each part, what to do
 * @param hints help, from a nudge to nearly the solution
 * @param advice to a fact's name, what to say when a run lacks it
 * @param seen to each part, what the learner has seen when it is done; may speak of the learner's own run
 * @param explanation why, when all is done; may speak of the learner's own run
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
}
