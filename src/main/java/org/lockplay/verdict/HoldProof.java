package org.lockplay.verdict;

import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

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
            case LOCK_REQUESTED, LOCK_TIMEOUT -> !cut;
            case FAILED -> TornReadDetector.isTorn(event);
            case FAULT -> isBeforeTheEnd(event) && (!cut || isHalfAWrite(event));
            case BUYER_FINISHED -> !cut && cameToTheEnd(event);
            default -> false;
        };
    }

    /** Whether an event records the kill of a process with all its buyers. */
    static boolean isKill(Event event) {
        return event.kind() == EventKind.FAULT
                && event.text(Field.FAULT).filter("crash"::equals).isPresent();
    }

    /** Whether a fault aborts its buyer's current step. */
    static boolean endsStep(Event event) {
        return event.text(Field.FAULT)
                .filter(fault -> fault.equals("hang") || fault.equals("torn-write"))
                .isPresent();
    }

    /** Whether the buyer was still running its program when the time of the fault was taken. */
    private static boolean isBeforeTheEnd(Event event) {
        return event.text(Field.FAULT)
                .flatMap(FaultKind::find)
                .filter(FaultKind::isTimedBefore)
                .isPresent();
    }

    private static boolean isHalfAWrite(Event event) {
        return event.text(Field.FAULT).filter("torn-write"::equals).isPresent();
    }

    private static boolean cameToTheEnd(Event event) {
        return event.text(Field.OUTCOME)
                .filter(outcome -> outcome.equals("bought") || outcome.equals("sold-out"))
                .isPresent();
    }
}
