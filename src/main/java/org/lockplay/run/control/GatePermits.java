package org.lockplay.run.control;

import java.util.BitSet;
import java.util.Set;
import org.lockplay.history.Event;
import org.lockplay.history.GatePosition;
import org.lockplay.history.GateReached;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;

/**
 * How many more gates each buyer may pass without another command. Where a schedule has several turns of one buyer in a
 * row, its worker gets them at once, so that the buyer need not wait for a command at each gate. A permit is void at a
 * gate before a step that can make the buyer wait for another one, here and in the worker alike. For the run's thread.
 */
final class GatePermits {

    private final Set<Integer> linesThatMayWait;
    private final int[] left;
    /** The buyers at a gate before a step that can make them wait. */
    private final BitSet mayWait = new BitSet();

    GatePermits(Scenario scenario) {
        linesThatMayWait = ProgramCode.of(scenario.program()).linesOf(scenario::mayWait);
        left = new int[scenario.placement().buyers()];
    }

    /** Processes an event of a buyer. */
    void onEvent(Event event) {
        if (event instanceof GateReached gate) {
            boolean waits = gate.position() == GatePosition.STEP && linesThatMayWait.contains(gate.step());
            mayWait.set(event.buyer(), waits);
            left[event.buyer()] = waits ? 0 : left[event.buyer()];
        }
    }

    /**
     * Uses up a permit for the gate that a buyer is at.
     *
     * @param ahead how many turns of the same buyer follow
     * @return how many gates the worker has to be told that the buyer may pass; 0 if it knows already
     */
    int use(int buyer, int ahead) {
        if (left[buyer] > 0) {
            left[buyer]--;
            return 0;
        }
        left[buyer] = mayWait.get(buyer) ? 0 : ahead;
        return left[buyer] + 1;
    }
}
