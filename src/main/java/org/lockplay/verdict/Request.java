package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * One request for the lock by one buyer.
 *
 * @param buyer the buyer
 * @param requested the event that starts it
 * @param answer acquired or timed out; empty if the history has no answer
 * @param holding the acquisition of the lock that the buyer still held when it asked; empty if it held none
 */
record Request(int buyer, Event requested, Optional<Event> answer, Optional<Event> holding) {

    /** Whether the lock was acquired. */
    boolean granted() {
        return answer.isPresent() && answer.get().kind() == EventKind.LOCK_ACQUIRED;
    }

    /** Whether the request timed out. */
    boolean timedOut() {
        return answer.isPresent() && answer.get().kind() == EventKind.LOCK_TIMEOUT;
    }

    /** Whether the history ends before an answer. */
    boolean open() {
        return answer.isEmpty();
    }
}
