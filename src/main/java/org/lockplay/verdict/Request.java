package org.lockplay.verdict;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;

/**
 * One buyer's asking for the lock once.
 *
 * @param buyer who
 * @param requested where it began
 * @param answer acquired, refused or timed out; empty if the history has no answer
 */
record Request(int buyer, Event requested, Optional<Event> answer) {

    /** Whether it was given the lock. */
    boolean granted() {
        return answer.isPresent() && answer.get().kind() == EventKind.LOCK_ACQUIRED;
    }
}
