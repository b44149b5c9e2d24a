package org.lockplay.verdict;

import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.fault.FaultMoment;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;

/**
 * Which events prove that their buyer still held the lock: those that its own program emits, and a kill, whose time is
 * taken before the signal is sent. A freeze and a cut connection do not, because their time is taken afterwards; nor
 * does a gate, which a free run does not emit.
 */
final class HoldProof {

    private HoldProof() {}

    /**
     * Whether an event during a hold proves that the hold lasted until then.
     *
     * @param cut whether a connection that the lock may belong to had been cut before
     */
    static boolean provesHold(Event event, boolean cut) {
        return switch (event.kind()) {
            case LOCK_ACQUIRED, QUERIED, READ, SOLD_OUT, TOOK, WROTE, WRITE_REJECTED -> true;
            case LOCK_REQUESTED, LOCK_TIMEOUT, DEADLOCK_REFUSED -> !cut;
            case FAILED -> event instanceof Failed failed && failed.isTornRead();
            case FAULT -> event instanceof FaultInjected fault && provesHold(fault.fault(), cut);
            case BUYER_FINISHED ->
                !cut && event instanceof BuyerFinished end && end.outcome().isThrough();
            case RUN_STARTED,
                    WORKER_STARTED,
                    BUYER_STARTED,
                    GATE,
                    LOCK_WAITING,
                    LOCK_RELEASED,
                    LOCK_LOST,
                    COMMITTED,
                    CONFLICT,
                    FAULT_MISSED,
                    FROZEN,
                    THAWED,
                    OFF_SCHEDULE,
                    SCHEDULE_ENDED,
                    WORKER_EXITED,
                    STORE,
                    RUN_FINISHED -> false;
        };
    }

    /** Whether the buyer was still running its program when the time of the fault was taken. */
    private static boolean provesHold(FaultKind fault, boolean cut) {
        return fault.isTimedBefore() && (!cut || fault.moment() == FaultMoment.TRUNCATED);
    }

    /** Whether an event records the kill of a process with all its buyers. */
    static boolean isKill(Event event) {
        return event.isFault(FaultEffect.KILLED);
    }

    /** Whether an event is a fault that ends its buyer's current step for good. */
    static boolean endsStep(Event event) {
        return event.isFault(FaultEffect.HUNG);
    }
}
