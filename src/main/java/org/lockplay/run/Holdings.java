package org.lockplay.run;

import java.util.stream.IntStream;
import org.lockplay.history.Event;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Scenario;

/** Which buyers have the lock and since when, as far as their events tell. To be used by one thread at a time. */
final class Holdings {

    private final Scenario scenario;
    private final Reacquisition again;
    /** How many releases each owes until the lock is free; 0 for those that do not hold it. */
    private final int[] owed;
    /** When each got the lock for the last time, in nanoseconds; 0 before that. */
    private final long[] acquired;
    /** When each gave it back for the last time, in nanoseconds; 0 before that. */
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

    /** When a buyer got the lock for the last time, in nanoseconds. */
    long acquiredNs(int buyer) {
        return acquired[buyer];
    }

    /** Whether it has the lock and would get it once more at once, since it does not wait for itself. */
    boolean getsItAgain(int buyer) {
        return has(buyer) && !again.startsNewHold();
    }

    /** Whether two buyers see the same lock. */
    boolean isSameLock(int one, int other) {
        return scenario.lockSeenBy(one) == scenario.lockSeenBy(other);
    }

    /**
     * Whether another buyer has got the lock after this one, as when its session was over, or has given it back, as one can
     * that does not hold it where the lock knows no owner: then this one does not keep it any more.
     */
    boolean hasSuccessor(int buyer) {
        return IntStream.range(0, owed.length)
                .anyMatch(other -> other != buyer
                        && isSameLock(other, buyer)
                        && Math.max(acquired[other], released[other]) > acquired[buyer]);
    }
}
