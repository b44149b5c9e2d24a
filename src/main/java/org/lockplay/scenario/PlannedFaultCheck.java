package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.PlannedFault;
import org.lockplay.lock.LockKind;

/**
 * Finds the planned faults of a scenario that can never happen. Only what is certain before the run counts: a fault that
 * could happen on one way through the program is not refused. {@code frontend/src/model/fault-check.ts} does the same,
 * held to it by vectors that both pass.
 */
public final class PlannedFaultCheck {

    private final Scenario scenario;
    private final ProgramCode code;
    /** Whether a buyer can come to an instruction once more: in its next round, or after a conflict. */
    private final boolean comesBack;

    private PlannedFaultCheck(Scenario scenario) {
        this.scenario = scenario;
        this.code = ProgramCode.of(scenario.program());
        LockKind lock = scenario.lock().kind();
        this.comesBack = scenario.rounds() > 1 || lock == LockKind.OPTIMISTIC || lock == LockKind.SERIALIZABLE;
    }

    /**
     * Refuses a scenario with a planned fault that can never happen.
     *
     * @throws InvalidScenarioException with each of them
     */
    public static void require(Scenario scenario) throws InvalidScenarioException {
        List<Violation> violations = violations(scenario);
        if (!violations.isEmpty()) {
            throw new InvalidScenarioException(violations);
        }
    }

    /** What is wrong with the planned faults of a scenario whose fields are valid each by itself. */
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

    /** Whether a buyer can be between taking the lock and giving it back as it comes to an instruction. */
    private boolean canHold(int index) {
        boolean fromLastRound = scenario.rounds() > 1 && heldAfter(code.size()) > 0;
        return fromLastRound || heldAfter(index) > 0;
    }

    /** How many acquisitions are not given back yet after so many instructions, at the most. */
    private int heldAfter(int count) {
        boolean forgets = scenario.faults().stream().anyMatch(fault -> fault.kind() == FaultKind.FORGET);
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
