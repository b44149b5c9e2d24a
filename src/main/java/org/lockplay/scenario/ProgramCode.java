package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lockplay.name.LockName;

/**
 * A program compiled to a flat list of instructions with a program counter, so that a buyer can stop before any of them
 * and jump back to any of them. A block becomes {@code ENTER … LEAVE}.
 *
 * @param instructions in the order in which they run
 */
public record ProgramCode(List<Instruction> instructions) {

    public ProgramCode {
        instructions = List.copyOf(instructions);
    }

    /** Compiles a program; with sections, one after the other: {@link Program#of} is what a buyer runs. */
    public static ProgramCode of(Program program) {
        List<Instruction> flat = new ArrayList<>();
        flatten(program.steps(), flat);
        program.sections().forEach(section -> flatten(section.steps(), flat));
        return new ProgramCode(flat);
    }

    /** The instruction at a program counter. */
    public Instruction at(int counter) {
        return instructions.get(counter);
    }

    /** The program lines of some instructions. */
    public Set<Integer> linesOf(Predicate<Instruction> which) {
        return instructions.stream().filter(which).map(Instruction::line).collect(Collectors.toUnmodifiableSet());
    }

    /** The number of instructions. */
    public int size() {
        return instructions.size();
    }

    /**
     * The maximum number of gates that a buyer passes in the program without jumping back: one before each instruction,
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
     * The longest time that a buyer holds a lock, as far as its program determines it: its thinking and its writes to
     * a file in between.
     *
     * @param writesToFile whether the store is a file
     * @param jitterMs how much longer a {@code think} can take, in milliseconds
     * @return in milliseconds; 0 if the lock is never acquired
     */
    public long longestHoldMs(boolean writesToFile, long jitterMs) {
        long longest = 0;
        Map<LockName, Long> holds = new HashMap<>();
        for (Instruction instruction : instructions) {
            if (instruction.acquires()) {
                holds.put(instruction.lock(), 0L);
            } else if (instruction.releases()) {
                holds.remove(instruction.lock());
            }
            long takes = switch (instruction.operation()) {
                case THINK -> instruction.millis() + jitterMs;
                case WRITE -> writesToFile ? instruction.millis() : 0;
                case QUERY, LOCK, UNLOCK, ENTER, LEAVE, READ, TAKE -> 0;
            };
            holds.replaceAll((lock, hold) -> hold + takes);
            longest = Math.max(
                    longest,
                    holds.values().stream().mapToLong(Long::longValue).max().orElse(0));
        }
        return longest;
    }

    private static void flatten(List<Step> steps, List<Instruction> flat) {
        for (Step step : steps) {
            flat.add(Instruction.of(step));
            if (step.kind() == StepKind.WITH_LOCK) {
                flatten(step.body(), flat);
                flat.add(Instruction.endOf(step));
            }
        }
    }
}
