package org.lockplay.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.lockplay.fault.PlannedFault;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.store.StoreKind;

/**
 * Everything that decides a run. Immutable. {@link ScenarioReader} makes valid ones from JSON,
 * {@link ScenarioWriter} writes them.
 *
 * @param title what people call it
 * @param stock tickets at the start
 * @param store where the count lives
 * @param placement where the buyers live
 * @param rounds how many times each buyer runs the program
 * @param lock what guards the store
 * @param program what each buyer does
 * @param faults what goes wrong on purpose
 * @param mode who decides which buyer goes next
 * @param schedule the order in which to pass the gates; empty where there is none
 * @param seed what makes the jitter repeatable
 * @param jitterMs greatest change to each {@code think}, up or down, in milliseconds
 * @param timeLimitMs when the run is ended at the latest, in milliseconds after its start
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

    /** The version of the format that this class stands for. */
    public static final int VERSION = 1;

    /** When a run whose scenario does not say so is ended, unless it implies a longer wait, in milliseconds. */
    private static final int USUAL_TIME_LIMIT_MS = 30_000;

    /** How much longer than the longest wait that it implies a run may take, in milliseconds. */
    private static final long BEYOND_LONGEST_WAIT_MS = 10_000;

    /** The longest time limit that is a default, in milliseconds. */
    private static final long LONGEST_DEFAULT_MS = 60_000;

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
            USUAL_TIME_LIMIT_MS);

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

    /**
     * The time limit of a scenario that does not name one: longer than the lease, the lock time-out and each planned fault
     * that a buyer may have to wait for.
     *
     * @return in milliseconds, {@value #LONGEST_DEFAULT_MS} at the most
     */
    public static int defaultTimeLimitMs(LockSpec lock, List<PlannedFault> faults) {
        long longest = Math.max(
                lock.lease().toMillis(),
                lock.acquireTimeout().map(Duration::toMillis).orElse(0L));
        for (PlannedFault fault : faults) {
            longest = Math.max(longest, fault.forMs().orElse(0));
        }
        return (int) Math.min(LONGEST_DEFAULT_MS, Math.max(USUAL_TIME_LIMIT_MS, longest + BEYOND_LONGEST_WAIT_MS));
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
