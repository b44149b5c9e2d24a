package org.lockplay.run.control;

import java.util.function.Consumer;
import org.lockplay.scenario.Turn;

/** Carries out turns on the processes of a run's buyers. For the run's thread. */
interface GateActions {

    /**
     * Lets a buyer pass the gate that it is blocked at, and the ones after it.
     *
     * @param gates how many gates, from 1
     */
    void pass(int buyer, int gates);

    /**
     * Injects a fault, or thaws a buyer, as in the recorded run.
     *
     * @param gate where the buyer is
     * @param onResult receives later whether it was accepted
     */
    void inject(Turn turn, FaultOrder.Gate gate, Consumer<Boolean> onResult);

    /** Notes that the schedule is over: planned faults that it did not inject can be met from now on. */
    void endRepetition();

    /** Opens all gates permanently. */
    void openAll();
}
