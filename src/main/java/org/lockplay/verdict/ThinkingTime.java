package org.lockplay.verdict;

import java.util.List;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;

/** The minimum time that a buyer thinks on its way through a program, which emits no events. */
final class ThinkingTime {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final List<Instruction> thoughts;

    ThinkingTime(Program program) {
        thoughts = ProgramCode.of(program).instructions().stream()
                .filter(StepsAhead::isThink)
                .toList();
    }

    /** Between two lines, in nanoseconds; 0 if the second line does not come later. */
    long betweenNs(long line, long later) {
        return thoughts.stream()
                .filter(thought -> thought.line() > line && thought.line() < later)
                .mapToLong(thought -> thought.millis() * NANOS_PER_MILLI)
                .sum();
    }
}
