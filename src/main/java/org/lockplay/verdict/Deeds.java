package org.lockplay.verdict;

import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.Field;

/**
 * Which events prove that their buyer still held the lock when they happened: those that the buyer's own program emits
 * on its way. Events of the server (a kill, a freeze, a cut connection) do not, since they have another clock's place;
 * nor does coming to a gate, which a free run has not.
 */
final class Deeds {

    private Deeds() {}

    /**
     * Whether an event under a hold proves that the hold lasted until then.
     *
     * @param cut whether the connection that the lock may belong to had been cut before
     */
    static boolean provesHold(Event event, boolean cut) {
        return switch (event.kind()) {
            case LOCK_ACQUIRED, QUERIED, READ, SOLD_OUT, TOOK, WROTE, WRITE_REJECTED -> true;
            case LOCK_REQUESTED, LOCK_TIMEOUT -> !cut;
            case FAILED -> TornReadDetector.isTorn(event);
            case FAULT -> isOfBuyer(event) && (!cut || isHalfAWrite(event));
            case BUYER_FINISHED -> !cut && cameToTheEnd(event);
            default -> false;
        };
    }

    /** Whether the buyer's own thread met the fault, rather than its process or its connection. */
    private static boolean isOfBuyer(Event event) {
        return event.text(Field.FAULT)
                .flatMap(FaultKind::find)
                .map(kind -> switch (kind) {
                    case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> true;
                    case CRASH, FREEZE, DISCONNECT -> false;
                })
                .orElse(false);
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
