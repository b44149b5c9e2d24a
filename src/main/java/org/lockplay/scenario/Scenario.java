package org.lockplay.scenario;

import java.util.List;
import java.util.Objects;
import org.lockplay.fault.PlannedFault;
import org.lockplay.lock.Claim;
import org.lockplay.lock.LockId;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.name.LockName;
import org.lockplay.store.StoreKind;

/**
 * Everything that determines a run. Immutable. {@link ScenarioReader} creates valid ones from JSON, {@link
 * ScenarioWriter} writes them.
 *
 * @param title its display name
 * @param stock tickets at the start
 * @param store where the count lives
 * @param placement how buyers are distributed over processes
 * @param rounds how many times each buyer runs the program
 * @param lock what guards the store
 * @param program what each buyer does
 * @param faults the planned faults
 * @param mode what decides which buyer continues
 * @param schedule the order in which to pass the gates; empty where there is none
 * @param seed makes the jitter repeatable
 * @param jitterMs greatest change to each {@code think}, up or down, in milliseconds
 * @param timeLimitMs the longest duration of the run, in milliseconds
 */
public record Scenario(
        String title,
        int stock,
        StoreKind store,
        Placement placement,
        int rounds,
        LockSpec lock,
        Program program,
        List<PlannedFault> faults,
        Mode mode,
        Schedule schedule,
        long seed,
        int jitterMs,
        int timeLimitMs) {

    /** The latest version of the JSON format. */
    public static final int VERSION = 2;

    /** One ticket in a file, ten processes, no lock. */
    public static final Scenario DEFAULT = new Scenario(
            "The last ticket",
            1,
            StoreKind.FILE,
            new Placement(1, 10, 1),
            1,
            LockSpec.of(LockKind.NONE),
            ProgramPreset.MANUAL.program(),
            List.of(),
            Mode.FREE,
            Schedule.NONE,
            1,
            0,
            DefaultTimeLimit.USUAL_MS);

    public Scenario {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(store, "store");
        Objects.requireNonNull(placement, "placement");
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(program, "program");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(schedule, "schedule");
        faults = List.copyOf(faults);
    }

    /** The first version of the JSON format in which it can be written; a version 1 scenario keeps its text forever. */
    public int version() {
        return program.version();
    }

    /** Whether the buyers stop at every gate: a schedule or the user decides who goes next. */
    public boolean hasClosedGates() {
        return mode == Mode.STEP || !schedule.isEmpty();
    }

    /** Whether a step can make its buyer wait for another one. */
    public boolean mayWait(Instruction step) {
        return step.acquires() && lock.kind().holds()
                || step.operation() == Instruction.Operation.WRITE && store == StoreKind.DATABASE;
    }

    /** The same scenario without its schedule. */
    public Scenario withoutSchedule() {
        return new Scenario(
                title,
                stock,
                store,
                placement,
                rounds,
                lock,
                program,
                faults,
                mode,
                Schedule.NONE,
                seed,
                jitterMs,
                timeLimitMs);
    }

    /** The same scenario with another time limit, in milliseconds. */
    Scenario withTimeLimitMs(int limitMs) {
        return new Scenario(
                title, stock, store, placement, rounds, lock, program, faults, mode, schedule, seed, jitterMs, limitMs);
    }

    /** A buyer's hold of one of its locks, or its request for it. */
    public Claim claim(int buyer, LockName name, boolean shared) {
        return new Claim(buyer, new LockId(name, lockSeenBy(buyer)), shared);
    }

    /** The number of the lock that a buyer sees: two buyers with different numbers see two different locks. */
    public int lockSeenBy(int buyer) {
        return switch (lock.kind().reach()) {
            case NONE -> buyer;
            case PROCESS -> placement.workerOf(buyer);
            case HOST -> placement.hostOf(placement.workerOf(buyer));
            case CLUSTER -> 0;
        };
    }
}
