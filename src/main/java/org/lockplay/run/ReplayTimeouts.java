package org.lockplay.run;

import java.time.Duration;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

/**
 * Time-outs for the replay of a schedule.
 *
 * @param withBuyers how long to wait for a silent buyer before others continue
 * @param withLeases the remaining lease time up to which a waiting buyer does not count as blocked
 */
record ReplayTimeouts(Duration withBuyers, Duration withLeases) {

    /** For the acknowledgement of an injected fault, which needs a signal or a call to a server. */
    static final Duration WITH_STRIKES = Duration.ofSeconds(5);

    private static final Duration USUAL = Duration.ofSeconds(5);
    /** In a transaction, a step can block on another buyer's step without an event. */
    private static final Duration WITH_TRANSACTIONS = Duration.ofMillis(400);

    /** A lease may have expired under a slow holder, which the schedule does not record. */
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

    /**
     * Whether the program alone can hold the lock for longer than its lease; then waiting for the expiry is expected.
     */
    private static boolean outlastsItsLease(Scenario scenario, ProgramCode code) {
        boolean writesToFile = scenario.store() == StoreKind.FILE;
        return code.longestHoldMs(writesToFile, scenario.jitterMs())
                > scenario.lock().lease().toMillis();
    }
}
