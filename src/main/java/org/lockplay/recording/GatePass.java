package org.lockplay.recording;

import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Turn;

/**
 * One gate that a buyer passed, and when what it did behind that gate took effect; or what was done to it by hand. Times
 * are on the run's clock.
 *
 * @param turn who passed, or what was done to whom
 * @param earliest when the effect can have come at the earliest: at the buyer's event before
 * @param t when the effect is known to have come: the gate's place among all gates
 * @param effect what it did to the store
 * @param step what lies behind the gate
 * @param holding whether the buyer was between taking its lock and giving it back
 * @param injected whether it met a planned fault there
 */
record GatePass(Turn turn, long earliest, long t, Effect effect, Instruction step, boolean holding, boolean injected) {

    int buyer() {
        return turn.buyer();
    }

    /** Whether a gate is passed there, rather than something done to the buyer. */
    boolean isPass() {
        return turn instanceof Turn.Pass;
    }

    /** The same a little earlier. */
    GatePass notAfter(long time) {
        return time >= t ? this : at(time);
    }

    /** The same at another time. */
    GatePass at(long time) {
        return new GatePass(turn, earliest, time, effect, step, holding, injected);
    }

    boolean touchesStore() {
        return effect.touchesStore();
    }
}
