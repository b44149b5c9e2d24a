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
     * @param reason why the run does not meet it, where the value does not say so
     * @param cases what advice may distinguish, see {@link AdviceCases}
     */
    public record Shortfall(
            RunProperty fact, Expectation expected, Object actual, Optional<WrongReason> reason, List<String> cases) {

        public Shortfall {
            cases = List.copyOf(cases);
        }
    }

    public Part {
        Objects.requireNonNull(id, "id");
        conditions = List.copyOf(conditions);
        predict = List.copyOf(predict);
    }

    /** The conditions that a run does not meet. */
    List<Shortfall> shortfalls(GradedRun trial) {
        return conditions.stream()
                .map(condition -> shortfall(condition, trial))
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
                        Optional.empty(),
                        List.of()))
                .filter(shortfall -> !shortfall.expected().isMetBy(shortfall.actual()))
                .toList();
    }

    private static Shortfall shortfall(Condition condition, GradedRun trial) {
        RunProperty fact = condition.fact();
        Object actual = fact.of().apply(trial);
        return new Shortfall(
                fact,
                condition.expected(),
                actual,
                WrongReason.of(fact, trial),
                AdviceCases.of(fact, condition.expected(), actual, trial));
    }
}
