package org.lockplay.run;

import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Turn;

/**
 * Tracks a fault or thaw that the schedule has injected until an event acknowledges it. Faults that wait for a later
 * step of the buyer ({@code forget}, {@code torn-write}) count as done once they are ordered. Not thread-safe.
 */
final class FaultAcknowledgement {

    private Turn underWay;

    /** Whether an injection has not been acknowledged yet. */
    boolean isAnyUnderWay() {
        return underWay != null;
    }

    /** Records that an injection starts. */
    void begin(Turn turn) {
        underWay = turn;
    }

    /** Records the result of an injection; {@code done} is false if it was refused. */
    void ordered(Turn turn, boolean done) {
        if (turn.equals(underWay) && (!done || waitsForItsStep(turn))) {
            underWay = null;
        }
    }

    /** Ends the wait if the event acknowledges the injection. */
    void onEvent(Event event) {
        if (underWay != null && event.buyer() == underWay.buyer() && tellsOf(underWay, event)) {
            underWay = null;
        }
    }

    /** Ends the wait after a time-out. */
    void giveUp() {
        underWay = null;
    }

    /** Whether the turn affects a buyer that hangs, because it comes from outside of the buyer's process. */
    static boolean reachesHanging(Turn turn) {
        return !(turn instanceof Turn.InjectFault inject)
                || switch (inject.kind()) {
                    case CRASH, FREEZE, DISCONNECT -> true;
                    case EXCEPTION, HANG, SLOW, FORGET, TORN_WRITE -> false;
                };
    }

    /** Whether the turn kills the process. That also affects a finished buyer whose process still holds the lock. */
    static boolean isDeath(Turn turn) {
        return turn instanceof Turn.InjectFault inject && inject.kind() == FaultKind.CRASH;
    }

    /**
     * The reason in an {@code off-schedule} event for a turn that was not applied.
     *
     * @param otherwise the reason for a buyer that is still alive
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
