package org.lockplay.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of an exercise: a number of runs in a row, all of the same scenario, that each meet all conditions.
 *
 * @param id its name in the exercise's files
 * @param conditions the conditions on a run
 * @param predict names of the facts that the learner must predict before the run
 * @param runs the required number of runs in a row, so that luck is not enough
 */
public record Part(String id, List<Condition> conditions, List<String> predict, int runs) {

    /** A fact and its required value. */
    public record Condition(RunProperty fact, Expectation expected) {

        public Condition {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(expected, "expected");
        }
    }

    /**
     * A condition that a run did not meet.
     *
     * @param fact the fact
     * @param expected the required value
     * @param actual the actual value
     * @param reason why a run is not correct by design, for the fact {@code right}; empty for the others
     */
    public record Shortfall(RunProperty fact, Expectation expected, Object actual, Optional<WrongReason> reason) {}

    public Part {
        Objects.requireNonNull(id, "id");
        conditions = List.copyOf(conditions);
        predict = List.copyOf(predict);
    }

    /** The conditions that a run does not meet. */
    List<Shortfall> shortfalls(GradedRun trial) {
        return conditions.stream()
                .map(condition -> new Shortfall(
                        condition.fact(),
                        condition.expected(),
                        condition.fact().of().apply(trial),
                        WrongReason.of(condition.fact(), trial)))
                .filter(shortfall -> !shortfall.expected().isMetBy(shortfall.actual()))
                .toList();
    }

    /** The wrong or missing predictions, with the predicted value as the actual one. */
    List<Shortfall> misjudged(GradedRun trial) {
        return predict.stream()
                .map(name -> RunProperty.find(name).orElseThrow())
                .map(fact -> new Shortfall(
                        fact,
                        Expectation.is(fact.of().apply(trial)),
                        trial.prediction().getOrDefault(fact.name(), ""),
                        Optional.empty()))
                .filter(shortfall -> !shortfall.expected().isMetBy(shortfall.actual()))
                .toList();
    }
}
