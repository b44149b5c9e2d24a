package org.lockplay.recording;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lockplay.scenario.Instruction;

/**
 * One gate that a buyer passed, and when what it did behind that gate took effect. Times are on the run's clock.
 *
 * @param buyer who passed
 * @param earliest when the effect can have come at the earliest: at the buyer's event before
 * @param t when the effect is known to have come: the gate's place among all gates
 * @param fits whether the store can have held something then, by what the buyer found there; {@code null} if it did not
 *     look
 * @param change what became of what the store held; {@code null} if it did not change
 * @param step what lies behind the gate
 * @param holding whether the buyer was between taking its lock and giving it back
 * @param struck whether it met a planned fault there
 */
record Passage(
        int buyer,
        long earliest,
        long t,
        Predicate<Content> fits,
        UnaryOperator<Content> change,
        Instruction step,
        boolean holding,
        boolean struck) {

    /** The same a little earlier. */
    Passage notAfter(long time) {
        return time >= t ? this : at(time);
    }

    /** The same at another time. */
    Passage at(long time) {
        return new Passage(buyer, earliest, time, fits, change, step, holding, struck);
    }

    /** Whether it can have happened while the store held something. */
    boolean isPossible(Content content) {
        return fits == null || fits.test(content);
    }

    /** What the store holds after it. */
    Content after(Content content) {
        return change == null ? content : change.apply(content);
    }

    boolean touchesStore() {
        return fits != null || change != null;
    }
}
