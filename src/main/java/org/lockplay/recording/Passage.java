package org.lockplay.recording;

/**
 * One gate that a buyer passed, and when what it did behind that gate took effect. Times are on the run's clock.
 *
 * @param buyer who passed
 * @param earliest when the effect can have come at the earliest: at the buyer's event before
 * @param t when the effect is known to have come: the gate's place among all gates
 * @param effect what it did to the store
 */
record Passage(int buyer, long earliest, long t, Effect effect) {

    /** The same a little earlier. */
    Passage notAfter(long time) {
        return time >= t ? this : new Passage(buyer, earliest, time, effect);
    }
}
