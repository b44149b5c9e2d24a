package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockAnswer;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.lock.Claim;
import org.lockplay.lock.LockId;
import org.lockplay.scenario.Scenario;

/**
 * One request for a lock by one buyer.
 *
 * @param claim who requests which lock, and how
 * @param requested the event that starts it
 * @param answer acquired or timed out; empty if the history has no answer
 * @param holding the acquisition of the lock that the buyer still held when it asked; empty if it held none
 */
record Request(Claim claim, LockRequested requested, Optional<LockAnswer> answer, Optional<LockAcquired> holding) {

    /** Creates the request of a buyer. */
    static Request of(
            Scenario scenario, LockRequested requested, Optional<LockAnswer> answer, Optional<LockAcquired> holding) {
        Claim claim = scenario.claim(requested.buyer(), requested.lock(), requested.shared());
        return new Request(claim, requested, answer, holding);
    }

    /** The buyer. */
    int buyer() {
        return claim.buyer();
    }

    /** The lock. */
    LockId lock() {
        return claim.lock();
    }

    /** Whether the lock was acquired. */
    boolean granted() {
        return answer.filter(LockAcquired.class::isInstance).isPresent();
    }

    /** Whether the request timed out. */
    boolean timedOut() {
        return answer.filter(LockTimedOut.class::isInstance).isPresent();
    }

    /** Whether the history ends before an answer. */
    boolean open() {
        return answer.isEmpty();
    }
}
