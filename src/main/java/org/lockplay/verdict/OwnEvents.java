package org.lockplay.verdict;

import org.lockplay.history.Event;

/**
 * The events that a buyer emits itself while it runs its program. All others are observed from outside, or emitted when
 * its lock may have been lost already; a gate is passed in a repeated run only, and would make it judged differently.
 */
final class OwnEvents {

    private OwnEvents() {}

    /** Whether an event is one of them. */
    static boolean include(Event event) {
        return switch (event.kind()) {
            case LOCK_ACQUIRED, QUERIED, LOCK_REQUESTED, READ, SOLD_OUT, TOOK, WROTE, WRITE_REJECTED -> true;
            case RUN_STARTED,
                    WORKER_STARTED,
                    BUYER_STARTED,
                    GATE,
                    LOCK_WAITING,
                    LOCK_TIMEOUT,
                    DEADLOCK_REFUSED,
                    LOCK_RELEASED,
                    LOCK_LOST,
                    COMMITTED,
                    CONFLICT,
                    FAILED,
                    FAULT,
                    FAULT_MISSED,
                    FROZEN,
                    THAWED,
                    OFF_SCHEDULE,
                    SCHEDULE_ENDED,
                    WORKER_EXITED,
                    BUYER_FINISHED,
                    STORE,
                    RUN_FINISHED -> false;
        };
    }
}
