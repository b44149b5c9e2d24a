package org.lockplay.recording;

import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Turn;

/**
 * One gate that a buyer passed, with the time of the step's effect; or a fault injected by hand. Times are in
 * nanoseconds on the run's clock.
 *
 * @param turn the buyer that passed, or the injected fault
 * @param earliest lower bound for the effect: the time of the buyer's previous event
 * @param t upper bound for the effect, which determines the place in the schedule
 * @param effect the effect on the store
 * @param step the step behind the gate
 * @param holding whether the buyer was between acquiring and releasing its lock
 * @param injected whether a planned fault hit the buyer there
 */
record GatePass(Turn turn, long earliest, long t, Effect effect, Instruction step, boolean holding, boolean injected) {

    int buyer() {
        return turn.buyer();
    }

    /** Whether this is a passed gate rather than a fault by hand. */
    boolean isPass() {
        return turn instanceof Turn.Pass;
    }

    /** A copy that is not later than a time. */
    GatePass notAfter(long time) {
        return time >= t ? this : at(time);
    }

    /** A copy with another time. */
    GatePass at(long time) {
        return new GatePass(turn, earliest, time, effect, step, holding, injected);
    }

    boolean touchesStore() {
        return effect.touchesStore();
    }
}
