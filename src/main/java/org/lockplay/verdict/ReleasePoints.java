package org.lockplay.verdict;

import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Step;
import org.lockplay.scenario.StepKind;

/**
 * Where a program gives its lock back. A program of version 1 has no branches, so that a buyer that goes from one line
 * to a later one has passed every release between them, and one that goes to an earlier line has begun a new round.
 */
final class ReleasePoints {

    /** Lines after which the lock is given back: of an {@code unlock}, or the last one of a block. */
    private final NavigableSet<Long> lines = new TreeSet<>();

    private final boolean releasesUnheld;

    ReleasePoints(Program program) {
        releasesUnheld = releasesUnheld(program);
        program.allSteps().forEach(step -> {
            if (step.kind() == StepKind.UNLOCK) {
                lines.add((long) step.line());
            } else if (step.kind() == StepKind.WITH_LOCK) {
                lines.add(lastLine(step));
            }
        });
    }

    private static boolean releasesUnheld(Program program) {
        int depth = 0;
        for (Instruction instruction : ProgramCode.of(program).instructions()) {
            depth += instruction.acquires() ? 1 : instruction.releases() ? -1 : 0;
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a buyer that runs the program gives the lock back somewhere without having taken it. */
    boolean releasesUnheld() {
        return releasesUnheld;
    }

    /** The lines of the writes that a program makes before it takes the lock, or after it has given it back. */
    static Set<Long> writesOutsideLock(Program program) {
        Set<Long> outside = new HashSet<>();
        boolean inside = false;
        for (Instruction instruction : ProgramCode.of(program).instructions()) {
            inside = instruction.acquires() || inside && !instruction.releases();
            if (instruction.operation() == Instruction.Operation.WRITE && !inside) {
                outside.add((long) instruction.line());
            }
        }
        return outside;
    }

    private static long lastLine(Step step) {
        return step.body().stream().mapToLong(ReleasePoints::lastLine).max().orElse(step.line());
    }

    /** Whether a buyer that acted on one line and then on another has passed a release between. */
    boolean passedBetween(long from, long to) {
        if (to > from) {
            return !lines.subSet(from, true, to, false).isEmpty();
        }
        return to < from && !lines.isEmpty() && (lines.ceiling(from) != null || lines.lower(to) != null);
    }
}
