package org.lockplay.recording;

import org.lockplay.scenario.Turn;

/**
 * One gate that a buyer has passed, or a fault, with its turn in a schedule. Times are in nanoseconds on the run's
 * clock.
 *
 * @param turn the turn
 * @param buyer the buyer in whose program order the turn stands
 * @param earliest lower bound for the effect: the time of the previous event of the buyer's worker
 * @param t upper bound for the effect, which determines the place in the schedule
 * @param effect the effect on the store
 */
record GatePass(Turn turn, int buyer, long earliest, long t, Effect effect) {

    /** A copy that is not later than a time. */
    GatePass notAfter(long time) {
        return time >= t ? this : new GatePass(turn, buyer, earliest, time, effect);
    }

    boolean touchesStore() {
        return effect.touchesStore();
    }
}
