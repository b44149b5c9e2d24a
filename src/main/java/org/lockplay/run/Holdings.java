package org.lockplay.run;

import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Scenario;

/** Which buyers hold the lock, derived from their events. Not thread-safe. */
final class Holdings {

    private final Scenario scenario;
    private final Reacquisition again;
    /** Outstanding releases per buyer; 0 if the buyer does not hold the lock. */
    private final int[] owed;
    /** Each buyer's last acquisition on the run's clock, in nanoseconds; 0 if none. */
    private final long[] acquired;
    /** Each buyer's last release on the run's clock, in nanoseconds; 0 if none. */
    private final long[] released;

    Holdings(Scenario scenario) {
        this.scenario = scenario;
        again = scenario.lock().kind().reacquisition();
        owed = new int[scenario.placement().buyers()];
        acquired = new long[owed.length];
        released = new long[owed.length];
    }

    void acquired(Event event) {
        owed[event.buyer()] = again.afterAcquiring(owed[event.buyer()]);
        acquired[event.buyer()] = event.t();
    }

    void released(Event event) {
        owed[event.buyer()] = again.afterReleasing(owed[event.buyer()]);
        released[event.buyer()] = event.t();
    }

    void lost(int buyer) {
        owed[buyer] = 0;
    }

    boolean has(int buyer) {
        return owed[buyer] > 0;
    }

    /** A buyer's last acquisition on the run's clock, in nanoseconds. */
    long acquiredNs(int buyer) {
        return acquired[buyer];
    }

    /** Whether the buyer holds the lock and can reacquire it without waiting. */
    boolean getsItAgain(int buyer) {
        return has(buyer) && !again.startsNewHold();
    }

    /** Whether two buyers compete for the same lock. */
    boolean isSameLock(int one, int other) {
        return scenario.lockSeenBy(one) == scenario.lockSeenBy(other);
    }

    /**
     * Whether another buyer has acquired the lock since, for example after a session expired, or has released it, as a
     * lock without owner permits. In both cases this buyer no longer keeps others waiting.
     */
    boolean hasSuccessor(int buyer) {
        return IntStream.range(0, owed.length)
                .anyMatch(other -> other != buyer
                        && isSameLock(other, buyer)
                        && Math.max(acquired[other], released[other]) > acquired[buyer]);
    }
}
