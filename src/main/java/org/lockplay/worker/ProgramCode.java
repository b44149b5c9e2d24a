package org.lockplay.worker;

import java.util.ArrayList;
import java.util.List;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.Step;
import org.lockplay.scenario.StepKind;

/**
 * A program made flat: a list of instructions that a counter walks through, so that a buyer can stop before any of them
 * and go back to any of them. A block becomes {@code ENTER … LEAVE}.
 *
 * @param instructions in the order in which they run
 */
record ProgramCode(List<Instruction> instructions) {

    ProgramCode {
        instructions = List.copyOf(instructions);
    }

    static ProgramCode of(Program program) {
        List<Instruction> flat = new ArrayList<>();
        flatten(program.steps(), flat);
        return new ProgramCode(flat);
    }

    Instruction at(int counter) {
        return instructions.get(counter);
    }

    int size() {
        return instructions.size();
    }

    private static void flatten(List<Step> steps, List<Instruction> flat) {
        for (Step step : steps) {
            flat.add(new Instruction(Instruction.Operation.of(step.kind()), step.line(), step.millis()));
            if (step.kind() == StepKind.WITH_LOCK) {
                flatten(step.body(), flat);
                flat.add(new Instruction(Instruction.Operation.LEAVE, step.line(), 0));
            }
        }
    }
}
