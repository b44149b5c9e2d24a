package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.Texts;

/**
 * A task whose goal the server checks. Immutable; created by {@link ExerciseReader}.
 *
 * @param id its name in URLs
 * @param minutes how long it usually takes
 * @param start the scenario to start from
 * @param fixed the scenario's fields that a run may not change, such as {@code lock.kind}
 * @param parts its parts
 * @param rounds for an exercise that gives a scenario for each run: the scenarios with their results
 * @param texts its texts in each language
 * @param examples runs that solve it and runs that do not, for the tests
 */
public record Exercise(
        String id,
        int minutes,
        Scenario start,
        List<String> fixed,
        List<Part> parts,
        List<Round> rounds,
        Map<Locale, ExerciseText> texts,
        List<Example> examples) {

    /**
     * A scenario to predict.
     *
     * @param scenario the scenario
     * @param answer its result: a fact's name to its value
     */
    public record Round(Scenario scenario, Map<String, String> answer) {

        public Round {
            Objects.requireNonNull(scenario, "scenario");
            answer = Map.copyOf(answer);
        }
    }

    public Exercise {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(start, "start");
        fixed = List.copyOf(fixed);
        parts = List.copyOf(parts);
        rounds = List.copyOf(rounds);
        texts = Map.copyOf(texts);
        examples = List.copyOf(examples);
    }

    /** Its texts in a language. */
    public ExerciseText text(Texts language) {
        return texts.get(language.locale());
    }

    /**
     * The scenario that a learner's next run starts from.
     *
     * @param learner the learner; determines the order of the rounds
     */
    public Scenario scenarioFor(String learner, Standing standing) {
        return rounds.isEmpty() ? start : roundFor(learner, standing).scenario();
    }

    /**
     * The learner's next round; only for exercises with rounds. Each learner has an order of their own, in which every
     * round comes before one repeats.
     */
    public Round roundFor(String learner, Standing standing) {
        List<Round> order = new ArrayList<>(rounds);
        Collections.shuffle(order, new Random(learner.hashCode()));
        return order.get(standing.attempts() % order.size());
    }
}
