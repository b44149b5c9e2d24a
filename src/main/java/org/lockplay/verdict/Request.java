package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * One buyer's asking for the lock once.
 *
 * @param buyer who
 * @param requested where it began
 * @param answer acquired or timed out; empty if the history has no answer
 * @param holding where the buyer had acquired the lock that it still held when it asked; empty if it held none
 */
record Request(int buyer, Event requested, Optional<Event> answer, Optional<Event> holding) {

    /** Whether it was given the lock. */
    boolean granted() {
        return answer.isPresent() && answer.get().kind() == EventKind.LOCK_ACQUIRED;
    }

    /** Whether the buyer stopped waiting because its time-out had run out. */
    boolean timedOut() {
        return answer.isPresent() && answer.get().kind() == EventKind.LOCK_TIMEOUT;
    }

    /** Whether the history ends before an answer. */
    boolean open() {
        return answer.isEmpty();
    }
}
