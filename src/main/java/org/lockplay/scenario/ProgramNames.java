package org.lockplay.scenario;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.lockplay.name.LockName;

/** Checks the names of the locks in a program whose lines are each valid. */
final class ProgramNames {

    /** Maximum number of locks. */
    static final int MOST = 8;

    private final Set<LockName> acquired = new LinkedHashSet<>();
    private final Set<LockName> all = new LinkedHashSet<>();

    private ProgramNames(Program program) {
        program.allSteps().filter(step -> step.kind().isOfLock()).forEach(step -> {
            all.add(step.lock());
            if (step.kind() != StepKind.UNLOCK) {
                acquired.add(step.lock());
            }
        });
    }

    /** Reports too many names, and each release of a lock that no step acquires. */
    static void check(Program program, ProgramMistakes mistakes) {
        if (!program.namesLocks()) {
            return;
        }
        ProgramNames names = new ProgramNames(program);
        if (names.all.size() > MOST) {
            mistakes.report(1, 1, "program-many-names", names.all.size(), MOST);
        }
        program.allSteps()
                .filter(step -> step.kind() == StepKind.UNLOCK && !names.acquired.contains(step.lock()))
                .forEach(step -> mistakes.report(
                        step.line(), 1, "program-never-locked", step.lock().value(), names.acquiredNames()));
    }

    private String acquiredNames() {
        return acquired.isEmpty() ? "–" : acquired.stream().map(LockName::value).collect(Collectors.joining(", "));
    }
}
