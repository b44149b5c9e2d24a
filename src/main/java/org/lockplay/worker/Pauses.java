package org.lockplay.worker;

import java.util.SplittableRandom;
import org.lockplay.lock.LockOption;
import org.lockplay.scenario.Scenario;

/** Random lengths of a buyer's thinking and of its pauses after conflicts; reproducible by seed. Not thread-safe. */
final class Pauses {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final SplittableRandom random;
    private final long jitterNs;
    private final long retryNs;

    Pauses(int buyer, Scenario scenario) {
        this.random = new SplittableRandom(scenario.seed() * 31 + buyer);
        this.jitterNs = scenario.jitterMs() * NANOS_PER_MILLI;
        boolean pauses = scenario.lock().kind().options().contains(LockOption.RETRY_MS);
        this.retryNs = pauses ? scenario.lock().retryPause().toNanos() : 0;
    }

    /** The length of a {@code think}, in nanoseconds. */
    long thinkNs(long millis) {
        long change = jitterNs == 0 ? 0 : random.nextLong(-jitterNs, jitterNs + 1);
        return Math.max(0, millis * NANOS_PER_MILLI + change);
    }

    /** The length of the pause after a conflict, in nanoseconds; 0 where there is none. */
    long afterConflictNs() {
        return retryNs == 0 ? 0 : random.nextLong(retryNs / 2, retryNs + retryNs / 2);
    }
}
