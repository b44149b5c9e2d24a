package org.lockplay.scenario;

import java.time.Duration;
import org.lockplay.fault.PlannedFault;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.store.StoreKind;

/**
 * The time limit of a scenario that does not name one: longer than the longest wait that the scenario implies, so that a
 * run is not cut off before the wait is over. {@code frontend/src/model/time-limit.ts} is equivalent; both pass the same
 * test vectors.
 *
 * <p>The longest wait is that of the last of all buyers:
 *
 * <ol>
 *   <li>each planned fault that lasts, one after the other,
 *   <li>then a lease until it ends, or a lock time-out, whichever is longer,
 *   <li>and a hold, as long as the program thinks and writes under the lock, for each other purchase.
 * </ol>
 *
 * <p>A default lease, and a fault without a length, are shorter than the margin.
 */
final class DefaultTimeLimit {

    /** Also of the default scenario. */
    static final int USUAL_MS = 30_000;

    private static final long MARGIN_MS = 10_000;
    private static final long LONGEST_MS = 60_000;
    private static final long SECOND_MS = 1_000;

    private DefaultTimeLimit() {}

    /** The time limit in milliseconds, in whole seconds, {@value #LONGEST_MS} at the most: the longest run. */
    static int ms(Scenario scenario) {
        long wait = faultsMs(scenario) + lockMs(scenario) + holdsMs(scenario);
        return (int) Math.min(LONGEST_MS, Math.max(USUAL_MS, wait / SECOND_MS * SECOND_MS + MARGIN_MS));
    }

    private static long faultsMs(Scenario scenario) {
        return scenario.faults().stream()
                .map(PlannedFault::forMs)
                .mapToLong(forMs -> forMs.orElse(0))
                .sum();
    }

    private static long lockMs(Scenario scenario) {
        long lease = (Long) scenario.lock().options().getOrDefault(LockOption.LEASE_MS, 0L);
        return Math.max(
                lease, scenario.lock().acquireTimeout().map(Duration::toMillis).orElse(0L));
    }

    private static long holdsMs(Scenario scenario) {
        if (scenario.lock().kind() == LockKind.NONE) {
            return 0;
        }
        long purchases = (long) scenario.placement().buyers() * scenario.rounds();
        boolean writesToFile = scenario.store() == StoreKind.FILE;
        long longest = scenario.program()
                .parts()
                .mapToLong(part -> ProgramCode.of(part).longestHoldMs(writesToFile, scenario.jitterMs()))
                .max()
                .orElse(0);
        return (purchases - 1) * longest;
    }
}
