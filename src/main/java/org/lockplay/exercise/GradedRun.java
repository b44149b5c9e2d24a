package org.lockplay.exercise;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;
import org.lockplay.verdict.Verdict;

/**
 * A run that has ended, as input for the grader.
 *
 * @param run the run's id
 * @param scenario the scenario that was run
 * @param verdict its verdict
 * @param history all its events
 * @param prediction the learner's prediction: a fact's name to its value; empty where nothing was asked
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
