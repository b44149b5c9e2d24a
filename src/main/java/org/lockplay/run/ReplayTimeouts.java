package org.lockplay.run;

import java.time.Duration;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

/**
 * How long whoever follows a schedule waits.
 *
 * @param withBuyers for a buyer that is not heard of, before others go on
 * @param withLeases for a lease to end, before the one who waits for it counts as blocked
 */
record ReplayTimeouts(Duration withBuyers, Duration withLeases) {

    /** For what is done by hand to happen: that takes a signal, or a word with a server. */
    static final Duration WITH_STRIKES = Duration.ofSeconds(5);

    private static final Duration USUAL = Duration.ofSeconds(5);
    /** In a transaction a step can wait for another buyer's without a word. */
    private static final Duration WITH_TRANSACTIONS = Duration.ofMillis(400);

    /** A lease can have ended under a holder that was only slow, where nothing in a schedule tells of it. */
    private static final Duration WITH_SHORT_LEASES = Duration.ofMillis(400);

    static ReplayTimeouts with(Scenario scenario, ProgramCode code) {
        Duration lease = scenario.lock().lease();
        return new ReplayTimeouts(
                withBuyers(scenario.lock()),
                outlastsItsLease(scenario, code) ? lease.plus(WITH_SHORT_LEASES) : WITH_SHORT_LEASES);
    }

    private static Duration withBuyers(LockSpec lock) {
        Duration lease = lock.kind().options().contains(LockOption.LEASE_MS)
                ? Duration.ofMillis((Long) lock.value(LockOption.LEASE_MS))
                : Duration.ZERO;
        return lock.kind().isTransaction() ? WITH_TRANSACTIONS : USUAL.plus(lease);
    }

    /** Whether a lease can end under a holder that only does what its program says: then that is no loss of time. */
    private static boolean outlastsItsLease(Scenario scenario, ProgramCode code) {
        boolean writesToFile = scenario.store() == StoreKind.FILE;
        return code.longestHoldMs(writesToFile, scenario.jitterMs())
                > scenario.lock().lease().toMillis();
    }
}
