package org.lockplay.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.lockplay.exercise.Part.Shortfall;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;

/**
 * The cases that an exercise's advice may distinguish, so that it never contradicts the attempt: {@code ## advice sold
 * above} is for runs that sold too much, {@code ## advice right no-lock} for those that took no lock, {@code ## advice
 * liveness finished} for those that finished.
 */
final class AdviceCases {

    /** The actual number is below the required one. */
    static final String BELOW = "below";
    /** The actual number is above the required one. */
    static final String ABOVE = "above";

    private AdviceCases() {}

    /** The cases that an advice for this fact may name. */
    static Set<String> of(RunProperty fact) {
        Set<String> cases = new TreeSet<>();
        if (fact.type() == RunProperty.Type.NUMBER) {
            cases.addAll(List.of(BELOW, ABOVE));
        } else if (fact.equals(SimpleRunProperty.RIGHT.fact())) {
            CorrectnessCheck.CAUSES.forEach(cause -> cases.add(cause.wireName()));
            WrongReason.OF_RIGHT.forEach(reason -> cases.add(reason.caseName()));
        } else if (fact.equals(SimpleRunProperty.SAFETY.fact())) {
            Stream.of(Safety.values()).map(Safety::wireName).forEach(cases::add);
        } else if (fact.equals(SimpleRunProperty.LIVENESS.fact())) {
            Stream.of(Liveness.values()).map(Liveness::wireName).forEach(cases::add);
        }
        return cases;
    }

    /** The cases that apply to a condition that a run did not meet, the most specific first. */
    static List<String> of(RunProperty fact, Expectation expected, Object actual, GradedRun trial) {
        if (actual instanceof Long number) {
            return expected.requiresMoreThan(number).stream()
                    .map(more -> more ? BELOW : ABOVE)
                    .toList();
        }
        if (actual instanceof String word) {
            return List.of(word);
        }
        List<String> cases = new ArrayList<>();
        WrongReason.of(fact, trial).ifPresent(reason -> {
            CorrectnessCheck.CAUSES.stream()
                    .filter(trial.verdict()::has)
                    .map(FindingKind::wireName)
                    .forEach(cases::add);
            cases.add(reason.caseName());
        });
        return cases;
    }

    /** The advice for an unmet condition; empty where the exercise has none for this case. */
    static Optional<String> find(ExerciseText text, Shortfall shortfall) {
        String fact = shortfall.fact().name();
        return Stream.concat(shortfall.cases().stream().map(one -> fact + " " + one), Stream.of(fact))
                .filter(text.advice()::containsKey)
                .map(text.advice()::get)
                .findFirst();
    }
}
