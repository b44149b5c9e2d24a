package org.lockplay.scenario;

import java.util.List;
import java.util.stream.Stream;

/**
 * The program of a buyer.
 *
 * @param text the program as written, lines joined by {@code \n}
 * @param steps its steps; created by {@link ProgramParser}
 */
public record Program(String text, List<Step> steps) {

    public Program {
        steps = List.copyOf(steps);
    }

    /** Every step, including those inside blocks, in the order of their lines. */
    public Stream<Step> allSteps() {
        return steps.stream().flatMap(Program::withBody);
    }

    private static Stream<Step> withBody(Step step) {
        return Stream.concat(Stream.of(step), step.body().stream().flatMap(Program::withBody));
    }
}
