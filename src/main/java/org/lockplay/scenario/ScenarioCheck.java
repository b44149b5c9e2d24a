package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.fault.PlannedFault;
import org.lockplay.json.Violation;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.store.StoreKind;

/**
 * Finds what is wrong between the fields of a scenario. A field that is invalid by itself has its default in the
 * scenario; a conflict with that default is no error of its own.
 */
final class ScenarioCheck {

    private final Scenario scenario;
    private final Set<String> wrong;
    private final List<Violation> found = new ArrayList<>();

    /** @param violations the fields that are invalid by themselves */
    ScenarioCheck(Scenario scenario, Collection<Violation> violations) {
        this.scenario = scenario;
        this.wrong = violations.stream().map(Violation::field).collect(Collectors.toSet());
    }

    /** @param isStrict whether the schedule must be possible */
    List<Violation> violations(boolean isStrict) {
        checkStore();
        checkFaults();
        int buyers = scenario.placement().buyers();
        if (areRight("placement") && scenario.schedule().buyers().anyMatch(buyer -> buyer >= buyers)) {
            found.add(Violation.of("schedule", "unknown-buyer", buyers - 1));
        }
        if (areRight("program", "placement")) {
            checkSections();
        }
        if (areRight("program", "lock")) {
            checkLocks();
        }
        if (isStrict && areRight("program", "rounds", "store")) {
            checkOrder();
        }
        return found;
    }

    private void checkStore() {
        LockKind kind = scenario.lock().kind();
        StoreKind store = scenario.store();
        if (areRight("lock.kind", "store") && !kind.stores().contains(store)) {
            String fit = String.join(
                    ", ", ScenarioReader.names(kind.stores().toArray(StoreKind[]::new), StoreKind::wireName));
            found.add(Violation.of("lock.kind", "lock-store", kind.wireName(), store.wireName(), fit));
        }
        if (areRight("store", "placement")
                && store == StoreKind.MEMORY
                && scenario.placement().hosts() > 1) {
            found.add(Violation.of("store", "store-one-host"));
        }
    }

    private void checkFaults() {
        int buyers = scenario.placement().buyers();
        for (int i = 0; i < scenario.faults().size(); i++) {
            PlannedFault fault = scenario.faults().get(i);
            if (areRight("placement")
                    && fault.buyer().isPresent()
                    && fault.buyer().getAsInt() >= buyers) {
                found.add(Violation.of("faults[" + i + "].buyer", "unknown-buyer", buyers - 1));
            }
            if (areRight("program")
                    && stepsAt(scenario.program(), fault.at()).findAny().isEmpty()) {
                found.add(Violation.of("faults[" + i + "].at", "unknown-step", fault.at()));
            }
        }
    }

    /** Every section is for buyers that exist, and every buyer has a section. */
    private void checkSections() {
        Program program = scenario.program();
        int buyers = scenario.placement().buyers();
        for (Section section : program.sections()) {
            section.buyers().stream()
                    .filter(buyer -> buyer >= buyers)
                    .sorted()
                    .findFirst()
                    .ifPresent(buyer -> found.add(
                            Violation.at("program", section.line(), 1, "section-unknown-buyer", buyer, buyers - 1)));
        }
        if (!program.sections().isEmpty()) {
            IntStream.range(0, buyers)
                    .filter(buyer -> program.of(buyer).steps().isEmpty())
                    .findFirst()
                    .ifPresent(buyer -> found.add(Violation.of("program", "section-missing", buyer)));
        }
    }

    /** Some kinds of locks exist only once in a run, and the store knows the tokens of one lock only. */
    private void checkLocks() {
        LockKind kind = scenario.lock().kind();
        int locks = scenario.program().locks().size();
        if (locks > 1 && !kind.canBeSeveral()) {
            LockKind[] fit =
                    Stream.of(LockKind.values()).filter(LockKind::canBeSeveral).toArray(LockKind[]::new);
            String names = String.join(", ", ScenarioReader.names(fit, LockKind::wireName));
            found.add(Violation.of("lock.kind", "lock-only-one", kind.wireName(), locks, names));
        }
        if (locks > 1 && scenario.lock().is(LockOption.FENCING)) {
            found.add(Violation.of("lock.fencing", "fencing-only-one", locks));
        }
    }

    /** Without conflicts that send a buyer back, the program determines how many gates it can pass. */
    private void checkOrder() {
        if (scenario.schedule().isEmpty() || scenario.lock().kind().retriesConflicts()) {
            return;
        }
        scenario.schedule().gatesByBuyer().forEach((buyer, gates) -> {
            long most = (long) scenario.rounds()
                    * ProgramCode.of(scenario.program().of(buyer)).mostGates(scenario.store() == StoreKind.FILE);
            if (gates > most) {
                found.add(Violation.of("schedule", "impossible-order", buyer, most, gates));
            }
        });
    }

    private boolean areRight(String... fields) {
        return wrong.stream()
                .noneMatch(field -> Stream.of(fields)
                        .anyMatch(name ->
                                field.equals(name) || field.startsWith(name + ".") || field.startsWith(name + "[")));
    }

    /** The steps of a program that a fault's {@code at} selects: by keyword or by line. */
    static Stream<Step> stepsAt(Program program, String at) {
        return program.allSteps()
                .filter(step -> at.equals(step.kind().word()) || at.equals(String.valueOf(step.line())));
    }
}
