package org.lockplay.run;

import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;

/**
 * The {@code think} steps without a planned fault: they have no side effects, so a buyer in one counts as idle.
 *
 * @param lines their program lines
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
