package org.lockplay.exercise;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.Texts;

/**
 * A task whose goal the server checks. Immutable; made by {@link ExerciseReader}.
 *
 * @param id its name in addresses
 * @param minutes how long it takes most people
 * @param start the scenario to start from
 * @param fixed the scenario's fields that a run of the exercise may not change, such as {@code lock.kind}
 * @param parts what is asked for
 * @param rounds where the scenario is given for each run: the scenarios, and what becomes of each
 * @param texts its words in each language
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

    /** Has no divisor in common with a number of rounds that it does not divide: all come before one comes again. */
    private static final int STRIDE = 7;

    /**
     * A scenario to predict.
     *
     * @param scenario the scenario
     * @param answer what becomes of it: a fact's name to its value
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

    /** Its words in the language of some texts. */
    public ExerciseText text(Texts language) {
        return texts.get(language.locale());
    }

    /**
     * The scenario that a learner's next run starts from.
     *
     * @param learner who it is: where scenarios are given, each learner gets them in an order of their own
     */
    public Scenario scenarioFor(String learner, Standing standing) {
        return rounds.isEmpty() ? start : roundFor(learner, standing).scenario();
    }

    /** The round that is a learner's turn; only where there are rounds. */
    public Round roundFor(String learner, Standing standing) {
        int offset = Math.floorMod(learner.hashCode(), rounds.size());
        return rounds.get((offset + standing.attempts() * STRIDE) % rounds.size());
    }
}
