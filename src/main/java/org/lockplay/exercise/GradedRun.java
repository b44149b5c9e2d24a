package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Verdict;

/**
 * A run that has ended, as a grader sees it.
 *
 * @param run the run's id
 * @param scenario what was run
 * @param verdict how it was judged
 * @param history all that happened
 * @param prediction what the learner had said before: a fact's name to its value; empty where nothing was asked
 */
public record GradedRun(
        String run, Scenario scenario, Verdict verdict, List<Event> history, Map<String, String> prediction) {

    public GradedRun {
        Objects.requireNonNull(run, "run");
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(verdict, "verdict");
        history = List.copyOf(history);
        prediction = Map.copyOf(prediction);
    }
}
