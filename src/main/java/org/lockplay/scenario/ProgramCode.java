package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;

/**
 * A program made flat: a list of instructions that a counter walks through, so that a buyer can stop before any of them
 * and go back to any of them. A block becomes {@code ENTER … LEAVE}.
 *
 * @param instructions in the order in which they run
 */
public record ProgramCode(List<Instruction> instructions) {

    public ProgramCode {
        instructions = List.copyOf(instructions);
    }

    /** Makes a program flat. */
    public static ProgramCode of(Program program) {
        List<Instruction> flat = new ArrayList<>();
        flatten(program.steps(), flat);
        return new ProgramCode(flat);
    }

    /** The instruction that a counter stands at. */
    public Instruction at(int counter) {
        return instructions.get(counter);
    }

    /** How many instructions there are. */
    public int size() {
        return instructions.size();
    }

    /**
     * The most gates that a buyer passes on its way through the program without going back: one before each instruction,
     * and one more in the middle of each write to a file.
     *
     * @param writesToFile whether the store is a file
     */
    public int mostGates(boolean writesToFile) {
        long writes = instructions.stream()
                .filter(instruction -> instruction.operation() == Instruction.Operation.WRITE)
                .count();
        return size() + (writesToFile ? Math.toIntExact(writes) : 0);
    }

    /**
     * The longest time that a buyer spends between taking the lock and giving it back, if nothing but its program keeps
     * it: what it thinks there and how long its writes to a file take.
     *
     * @param writesToFile whether the store is a file
     * @param jitterMs how much longer a {@code think} can take, in milliseconds
     * @return in milliseconds; 0 if the lock is never taken
     */
    public long longestHoldMs(boolean writesToFile, long jitterMs) {
        long longest = 0;
        long hold = 0;
        boolean holds = false;
        for (Instruction instruction : instructions) {
            if (instruction.acquires()) {
                holds = true;
                hold = 0;
            }
            holds = holds && !instruction.releases();
            if (holds) {
                hold += switch (instruction.operation()) {
                    case THINK -> instruction.millis() + jitterMs;
                    case WRITE -> writesToFile ? instruction.millis() : 0;
                    case QUERY, LOCK, UNLOCK, ENTER, LEAVE, READ, TAKE -> 0;
                };
                longest = Math.max(longest, hold);
            }
        }
        return longest;
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
