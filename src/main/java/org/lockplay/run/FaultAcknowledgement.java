package org.lockplay.run;

import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Turn;

/**
 * Watches what a schedule has done to a buyer until it has happened, as an event tells. What waits for a step of its buyer
 * ({@code forget}, {@code torn-write}) is only ordered. To be used by one thread at a time.
 */
final class FaultAcknowledgement {

    private Turn underWay;

    /** Whether something was begun that has not happened yet. */
    boolean isAnyUnderWay() {
        return underWay != null;
    }

    /** Something is to be done. */
    void begin(Turn turn) {
        underWay = turn;
    }

    /** It was ordered, or could not be. */
    void ordered(Turn turn, boolean done) {
        if (turn.equals(underWay) && (!done || waitsForItsStep(turn))) {
            underWay = null;
        }
    }

    /** Takes notice of an event of the run. */
    void onEvent(Event event) {
        if (underWay != null && event.buyer() == underWay.buyer() && tellsOf(underWay, event)) {
            underWay = null;
        }
    }

    /** It was waited for in vain. */
    void giveUp() {
        underWay = null;
    }

    /** Whether it reaches whoever hangs: what comes from outside of its process. */
    static boolean reachesHanging(Turn turn) {
        return !(turn instanceof Turn.InjectFault inject)
                || switch (inject.kind()) {
                    case CRASH, FREEZE, DISCONNECT -> true;
                    case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> false;
                };
    }

    /** Whether it reaches whoever is through with its program, in a process that lives on for the lock's sake. */
    static boolean isDeath(Turn turn) {
        return turn instanceof Turn.InjectFault inject && inject.kind() == FaultKind.CRASH;
    }

    /**
     * Why something did not happen to a buyer, as an {@code off-schedule} event says it.
     *
     * @param otherwise what to say of one that is still there
     */
    static String reasonOf(BuyerStates.BuyerState place, String otherwise) {
        return switch (place) {
            case FINISHED -> "finished";
            case DEAD -> "dead";
            case WORKING, AT_GATE, WAITING, HUNG -> otherwise;
        };
    }

    private static boolean waitsForItsStep(Turn turn) {
        return turn instanceof Turn.InjectFault inject
                && (inject.kind() == FaultKind.FORGET || inject.kind() == FaultKind.TORN_WRITE);
    }

    private static boolean tellsOf(Turn turn, Event event) {
        if (turn instanceof Turn.InjectFault inject && inject.kind() != FaultKind.FREEZE) {
            return event.kind() == EventKind.FAULT
                    && event.text(Field.FAULT)
                            .filter(inject.kind().wireName()::equals)
                            .isPresent();
        }
        return event.kind() == (turn instanceof Turn.Thaw ? EventKind.THAWED : EventKind.FROZEN);
    }
}
