package org.lockplay.verdict;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;

/**
 * Which lines of a program are under a lock, from the program alone: it has no branches, so a line always is or never
 * is. An event without a line of the program counts as under the lock.
 */
final class LockedLines {

    private static final int OUTSIDE = 0;

    /** The number of the section under any lock, from 1, by line. */
    private final Map<Long, Integer> sections = new HashMap<>();

    private final boolean any;
    /** The number of sections so far. */
    private int count;

    LockedLines(Program program) {
        program.parts().map(ProgramCode::of).forEach(this::add);
        any = count > 0;
    }

    private void add(ProgramCode code) {
        Set<LockName> held = new HashSet<>();
        for (Instruction instruction : code.instructions()) {
            if (instruction.acquires()) {
                count += held.isEmpty() ? 1 : 0;
                held.add(instruction.lock());
            } else if (instruction.releases()) {
                held.remove(instruction.lock());
            }
            sections.putIfAbsent((long) instruction.line(), held.isEmpty() ? OUTSIDE : count);
        }
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
