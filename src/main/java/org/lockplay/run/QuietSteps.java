package org.lockplay.run;

import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;

/**
 * The steps in which a buyer is at rest: a {@code think} touches nothing. It is none where it has yet to meet a fault.
 *
 * @param lines their lines
 */
record QuietSteps(Set<Integer> lines) {

    static QuietSteps of(Scenario scenario, ProgramCode code) {
        return new QuietSteps(code.instructions().stream()
                .filter(instruction -> instruction.operation() == Instruction.Operation.THINK)
                .filter(instruction -> scenario.faults().stream().noneMatch(fault -> instruction.is(fault.at())))
                .map(Instruction::line)
                .collect(Collectors.toSet()));
    }
}
