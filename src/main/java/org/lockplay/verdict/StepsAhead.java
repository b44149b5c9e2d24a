package org.lockplay.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;

/** At which lines of a program a buyer may be in a step of some kind: that step, or the one that emits the next event. */
final class StepsAhead {

    private final Set<Long> lines = new HashSet<>();
    private final Set<Long> wantedLines = new HashSet<>();
    private final Set<Long> acquisitions = new HashSet<>();

    /**
     * Finds the lines of one program.
     *
     * @param wanted the kind of step
     * @param silent the steps that emit no event
     */
    StepsAhead(Program program, Predicate<Instruction> wanted, Predicate<Instruction> silent) {
        List<Instruction> all = ProgramCode.of(program).instructions();
        boolean isNext = false;
        for (int i = all.size() - 1; i >= 0; i--) {
            Instruction instruction = all.get(i);
            if (isNext || wanted.test(instruction)) {
                lines.add((long) instruction.line());
            }
            if (isNext && instruction.acquires()) {
                acquisitions.add((long) instruction.line());
            }
            if (wanted.test(instruction)) {
                wantedLines.add((long) instruction.line());
            }
            if (!silent.test(instruction)) {
                isNext = wanted.test(instruction);
            }
        }
    }

    /** The writes of a program. */
    static StepsAhead writes(Program program, LockKind lock) {
        return new StepsAhead(
                program,
                instruction -> instruction.operation() == Instruction.Operation.WRITE,
                instruction ->
                        isThink(instruction) || !lock.holds() && (instruction.acquires() || instruction.releases()));
    }

    /**
     * Whether a buyer whose last event was at a line may be in such a step. At the end of a block, which has the line of
     * its beginning, the buyer is in another step than after the acquisition.
     *
     * @param acquired whether that event was an acquisition
     */
    boolean mayFollow(long line, boolean acquired) {
        return acquired ? acquisitions.contains(line) : lines.contains(line);
    }

    /** Whether a line is such a step. */
    boolean isAt(long line) {
        return wantedLines.contains(line);
    }

    static boolean isThink(Instruction instruction) {
        return instruction.operation() == Instruction.Operation.THINK;
    }
}
