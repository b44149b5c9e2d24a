package org.lockplay.verdict;

import java.util.NavigableSet;
import java.util.TreeSet;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Program;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Step;
import org.lockplay.scenario.StepKind;

/**
 * Where a buyer releases a lock. Its program has no branches, so a buyer that goes from one line to a
 * later one has passed every release between them, and one that goes to an earlier line has begun a new round.
 */
final class ReleasePoints {

    /** Lines after which the lock is released: an {@code unlock}, or the last line of a block. */
    private final NavigableSet<Long> lines = new TreeSet<>();

    private final StepsAhead releases;

    /**
     * Finds the releases of one lock.
     *
     * @param program what one buyer runs
     */
    ReleasePoints(Program program, LockName lock) {
        releases = new StepsAhead(
                program,
                instruction -> instruction.releases() && instruction.lock().equals(lock),
                StepsAhead::isThink);
        program.allSteps().filter(step -> step.lock().equals(lock)).forEach(step -> {
            if (step.kind() == StepKind.UNLOCK) {
                lines.add((long) step.line());
            } else if (step.kind() == StepKind.WITH_LOCK) {
                lines.add(lastLine(step));
            }
        });
    }

    /** Whether some buyer releases a lock somewhere without having acquired it. */
    static boolean anyUnheld(Program program) {
        return program.parts()
                .map(ProgramCode::of)
                .anyMatch(code -> program.locks().stream().anyMatch(lock -> releasesUnheld(code, lock)));
    }

    private static boolean releasesUnheld(ProgramCode code, LockName lock) {
        int depth = 0;
        for (Instruction instruction : code.instructions()) {
            if (instruction.lock().equals(lock)) {
                depth += instruction.acquires() ? 1 : instruction.releases() ? -1 : 0;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a buyer whose last event was at a line may be releasing the lock.
     *
     * @param acquired whether that event was an acquisition
     */
    boolean mayFollow(long line, boolean acquired) {
        return releases.mayFollow(line, acquired);
    }

    private static long lastLine(Step step) {
        return step.body().stream().mapToLong(ReleasePoints::lastLine).max().orElse(step.line());
    }

    /** Whether a buyer that went from one line to another has passed a release. */
    boolean passedBetween(long from, long to) {
        if (to > from) {
            return !lines.subSet(from, true, to, false).isEmpty();
        }
        return to < from && !lines.isEmpty() && (lines.ceiling(from) != null || lines.lower(to) != null);
    }
}
