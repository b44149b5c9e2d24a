package org.lockplay.exercise;

import java.util.List;
import java.util.Objects;

/**
 * One thing that an exercise asks for: runs in a row, all of the same scenario, that each meet all conditions.
 *
 * @param id its name in the exercise's files
 * @param conditions what has to be true of a run
 * @param predict names of the facts that the learner has to have said before the run
 * @param runs how many such runs in a row are needed, so that luck is not enough
 */
public record Part(String id, List<Condition> conditions, List<String> predict, int runs) {

    /** One fact, and what it has to be. */
    public record Condition(RunProperty fact, Expectation expected) {

        public Condition {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(expected, "expected");
        }
    }

    /**
     * A condition that a run did not meet.
     *
     * @param fact what it is about
     * @param expected what was needed
     * @param actual what it was
     */
    public record Shortfall(RunProperty fact, Expectation expected, Object actual) {}

    public Part {
        Objects.requireNonNull(id, "id");
        conditions = List.copyOf(conditions);
        predict = List.copyOf(predict);
    }

    /** What a run lacks; empty if it lacks nothing. */
    List<Shortfall> shortfalls(GradedRun trial) {
        return conditions.stream()
                .map(condition -> new Shortfall(
                        condition.fact(),
                        condition.expected(),
                        condition.fact().of().apply(trial)))
                .filter(shortfall -> !shortfall.expected().isMetBy(shortfall.actual()))
                .toList();
    }

    /** What the learner had said wrongly, or not at all: with what was said as the actual value. */
    List<Shortfall> misjudged(GradedRun trial) {
        return predict.stream()
                .map(name -> RunProperty.find(name).orElseThrow())
                .map(fact -> new Shortfall(
                        fact,
                        Expectation.is(fact.of().apply(trial)),
                        trial.prediction().getOrDefault(fact.name(), "")))
                .filter(shortfall -> !shortfall.expected().isMetBy(shortfall.actual()))
                .toList();
    }
}
