package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.json.Violation;
import org.lockplay.lock.LockKind;

/**
 * Finds the planned faults of a scenario that can never happen. Reports only what is certain before the run: a fault
 * that could happen on any path through the program is accepted. {@code frontend/src/model/fault-check.ts} is
 * equivalent; both pass the same test vectors.
 */
public final class PlannedFaultCheck {

    private final Scenario scenario;
    private final ProgramCode code;
    /** Whether a buyer can reach an instruction again: in its next round, or after a conflict. */
    private final boolean comesBack;

    private PlannedFaultCheck(Scenario scenario) {
        this.scenario = scenario;
        this.code = ProgramCode.of(scenario.program());
        LockKind lock = scenario.lock().kind();
        this.comesBack = scenario.rounds() > 1 || lock.retriesConflicts();
    }

    /**
     * Rejects a scenario with a planned fault that can never happen.
     *
     * @throws InvalidScenarioException with each such fault
     */
    public static void require(Scenario scenario) throws InvalidScenarioException {
        List<Violation> violations = violations(scenario);
        if (!violations.isEmpty()) {
            throw new InvalidScenarioException(violations);
        }
    }

    /** The errors in the planned faults of a scenario whose fields are each valid. */
    static List<Violation> violations(Scenario scenario) {
        PlannedFaultCheck check = new PlannedFaultCheck(scenario);
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < scenario.faults().size(); i++) {
            check.violation("faults[" + i + "].", scenario.faults().get(i)).ifPresent(violations::add);
        }
        return violations;
    }

    private Optional<Violation> violation(String path, PlannedFault fault) {
        FaultKind kind = fault.kind();
        if (fault.forMs().isPresent() && !kind.lasts()) {
            return Optional.of(Violation.of(
                    path + "forMs", "fault-has-no-length", kind.wireName(), String.join(", ", FaultKind.lasting())));
        }
        Optional<String> missing = FaultNeeds.missingPlace(kind, scenario);
        if (missing.isPresent()) {
            return Optional.of(Violation.of(
                    path + "kind",
                    missing.get(),
                    scenario.lock().kind().wireName(),
                    scenario.store().wireName()));
        }
        OptionalInt first = IntStream.range(0, code.size())
                .filter(i -> code.at(i).is(fault.at()))
                .filter(i -> !fault.forHolder() || canHold(i))
                .findFirst();
        if (first.isEmpty()) {
            return Optional.of(Violation.of(path + "at", "fault-needs-holder"));
        }
        return FaultNeeds.missingStep(kind, code, comesBack ? 0 : first.getAsInt())
                .map(reason -> Violation.of(path + "at", reason));
    }

    /** Whether a buyer can hold the lock when it reaches an instruction. */
    private boolean canHold(int index) {
        boolean fromLastRound = scenario.rounds() > 1 && heldAfter(code.size()) > 0;
        return fromLastRound || heldAfter(index) > 0;
    }

    /** The maximum number of acquisitions without a release after {@code count} instructions. */
    private int heldAfter(int count) {
        boolean forgets =
                scenario.faults().stream().anyMatch(fault -> fault.kind().effect() == FaultEffect.UNRELEASED);
        int held = 0;
        for (Instruction instruction : code.instructions().subList(0, count)) {
            if (instruction.acquires()) {
                held++;
            } else if (instruction.releases() && !forgets) {
                held = Math.max(0, held - 1);
            }
        }
        return held;
    }
}
