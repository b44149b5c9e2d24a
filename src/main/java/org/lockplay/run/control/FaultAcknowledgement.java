package org.lockplay.run.control;

import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.Frozen;
import org.lockplay.history.Thawed;
import org.lockplay.scenario.Turn;

/**
 * Tracks a fault or thaw that the schedule has injected until an event acknowledges it. Faults that {@linkplain
 * FaultKind#waitsForItsStep wait for a later step} of the buyer count as done once they are ordered. For the run's
 * thread.
 */
final class FaultAcknowledgement {

    private Turn underWay;

    /** Whether an injection has not been acknowledged yet. */
    boolean isUnderWay() {
        return underWay != null;
    }

    /** Records that an injection starts. */
    void begin(Turn turn) {
        underWay = turn;
    }

    /**
     * Records the answer to an injection.
     *
     * @return whether it was refused, and the wait for it is not over already
     */
    boolean isRefused(Turn turn, boolean accepted) {
        boolean isAwaited = turn.equals(underWay);
        boolean waitsForItsStep =
                turn instanceof Turn.InjectFault inject && inject.kind().waitsForItsStep();
        underWay = isAwaited && (!accepted || waitsForItsStep) ? null : underWay;
        return isAwaited && !accepted;
    }

    /** Ends the wait if the event acknowledges the injection. */
    void onEvent(Event event) {
        if (underWay != null && event.buyer() == underWay.buyer() && acknowledges(event)) {
            underWay = null;
        }
    }

    private boolean acknowledges(Event event) {
        if (underWay instanceof Turn.InjectFault inject) {
            return inject.kind().effect() == FaultEffect.FROZEN
                    ? event instanceof Frozen
                    : event.isFault(inject.kind());
        }
        return event instanceof Thawed;
    }

    /** Ends the wait after a time-out. */
    void giveUp() {
        underWay = null;
    }
}
