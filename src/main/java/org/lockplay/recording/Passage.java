package org.lockplay.recording;

import org.lockplay.scenario.Instruction;

/**
 * One gate that a buyer passed, and when what it did behind that gate took effect. Times are on the run's clock.
 *
 * @param buyer who passed
 * @param earliest when the effect can have come at the earliest: at the buyer's event before
 * @param t when the effect is known to have come: the gate's place among all gates
 * @param effect what it did to the store
 * @param step what lies behind the gate
 * @param holding whether the buyer was between taking its lock and giving it back
 * @param struck whether it met a planned fault there
 */
record Passage(int buyer, long earliest, long t, Effect effect, Instruction step, boolean holding, boolean struck) {

    /** The same a little earlier. */
    Passage notAfter(long time) {
        return time >= t ? this : at(time);
    }

    /** The same at another time. */
    Passage at(long time) {
        return new Passage(buyer, earliest, time, effect, step, holding, struck);
    }

    boolean touchesStore() {
        return effect.touchesStore();
    }
}
