package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.exercise.Exercise.Round;
import org.lockplay.scenario.Scenario;

/** The order in which a learner gets the rounds of an exercise. */
class ExerciseTest {

    private static IntStream sizes() {
        return IntStream.rangeClosed(1, 21);
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyRoundComesBeforeOneRepeats(int rounds) {
        for (String learner : List.of("Ada", "Grace", "Edsger")) {
            List<String> first = order(rounds, learner, 0);

            assertThat(first).doesNotHaveDuplicates().hasSize(rounds);
            assertThat(order(rounds, learner, rounds)).isEqualTo(first);
        }
    }

    @Test
    void learnersHaveDifferentOrders() {
        List<List<String>> orders = Stream.of("Ada", "Grace", "Edsger", "Leslie")
                .map(learner -> order(14, learner, 0))
                .toList();

        assertThat(orders).doesNotHaveDuplicates();
    }

    private static List<String> order(int rounds, String learner, int from) {
        List<Round> all = IntStream.range(0, rounds)
                .mapToObj(number -> new Round(Scenario.DEFAULT, Map.of("safety", "answer " + number)))
                .toList();
        Exercise exercise = new Exercise("rounds", 1, Scenario.DEFAULT, List.of(), List.of(), all, Map.of(), List.of());
        return IntStream.range(from, from + rounds)
                .mapToObj(attempts -> new Standing(Map.of(), Map.of(), attempts))
                .map(standing -> exercise.roundFor(learner, standing).answer().get("safety"))
                .toList();
    }
}
