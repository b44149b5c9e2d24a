package org.lockplay.scenario;

import java.util.Optional;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.FaultNeed;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.store.StoreKind;

/** Checks whether a scenario has what a kind of fault requires, for any buyer, planned or by hand. */
public final class FaultNeeds {

    private FaultNeeds() {}

    /** Why a kind of fault can never happen in a scenario, in kebab case; empty if it can. */
    public static Optional<String> missingFor(FaultKind kind, Scenario scenario) {
        return missingPlace(kind, scenario).or(() -> missingStep(kind, ProgramCode.of(scenario.program()), 0));
    }

    /** What the lock and the store lack. */
    static Optional<String> missingPlace(FaultKind kind, Scenario scenario) {
        return kind.need().flatMap(need -> switch (need) {
            case CONNECTION -> hasServer(scenario) ? Optional.empty() : Optional.of("fault-needs-connection");
            case FILE_WRITE -> scenario.store() == StoreKind.FILE ? Optional.empty() : Optional.of("fault-needs-file");
            case RELEASE -> Optional.empty();
        });
    }

    /**
     * What the program lacks.
     *
     * @param from the first instruction to consider
     */
    static Optional<String> missingStep(FaultKind kind, ProgramCode code, int from) {
        return kind.need()
                .filter(need -> code.instructions().stream().skip(from).noneMatch(step -> isStep(step, need)))
                .flatMap(need -> switch (need) {
                    case RELEASE -> Optional.of("fault-needs-release");
                    case FILE_WRITE -> Optional.of("fault-needs-write");
                    case CONNECTION -> Optional.empty();
                });
    }

    private static boolean isStep(Instruction instruction, FaultNeed need) {
        return switch (need) {
            case RELEASE -> instruction.releases();
            case FILE_WRITE -> instruction.operation() == Operation.WRITE;
            case CONNECTION -> true;
        };
    }

    private static boolean hasServer(Scenario scenario) {
        return !scenario.store().needs().isEmpty()
                || !scenario.lock().kind().needs().isEmpty();
    }
}
