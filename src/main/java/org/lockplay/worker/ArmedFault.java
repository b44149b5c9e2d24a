package org.lockplay.worker;

import org.lockplay.fault.PlannedFault;
import org.lockplay.scenario.Instruction;

/**
 * A planned fault with its index in the scenario.
 *
 * @param index its index in the scenario's list, from 0
 * @param fault the fault
 */
record ArmedFault(int index, PlannedFault fault) {

    /** Whether it is for this buyer at this instruction. */
    boolean waitsFor(int buyer, Instruction next, boolean holding) {
        boolean who = fault.forHolder() ? holding : fault.buyer().getAsInt() == buyer;
        return who && next.is(fault.at());
    }
}
