package org.lockplay.verdict;

import java.util.HashMap;
import java.util.Map;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;

/**
 * Which lines of a program are under the lock, from the program alone: version 1 has no branches, so a line always is
 * or never is. An event without a line of the program counts as under the lock.
 */
final class LockedLines {

    private static final int OUTSIDE = 0;

    /** The number of the section under the lock, from 1, by line. */
    private final Map<Long, Integer> sections = new HashMap<>();

    private final boolean any;

    LockedLines(Program program) {
        int section = 0;
        boolean inside = false;
        for (Instruction instruction : ProgramCode.of(program).instructions()) {
            if (instruction.acquires() && !inside) {
                section++;
            }
            inside = instruction.acquires() || inside && !instruction.releases();
            sections.putIfAbsent((long) instruction.line(), inside ? section : OUTSIDE);
        }
        any = section > 0;
    }

    /** Whether the program acquires the lock anywhere. */
    boolean any() {
        return any;
    }

    /** Whether a line is under the lock. */
    boolean contain(long line) {
        return !Integer.valueOf(OUTSIDE).equals(sections.get(line));
    }

    /** Whether the lock is held without interruption from one line to the other. */
    boolean areTogether(long line, long other) {
        return contain(line)
                && contain(other)
                && (!sections.containsKey(line)
                        || !sections.containsKey(other)
                        || sections.get(line).equals(sections.get(other)));
    }
}
