package org.lockplay.worker;

import org.lockplay.fault.PlannedFault;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;

/**
 * A planned fault and where it stands in the scenario.
 *
 * @param index its place in the scenario's list, from 0
 * @param fault the fault
 */
record ArmedFault(int index, PlannedFault fault) {

    /** Whether it waits for this buyer at this instruction. */
    boolean waitsFor(int buyer, Instruction next, boolean holding) {
        boolean who = fault.forHolder() ? holding : fault.buyer().getAsInt() == buyer;
        return who && (fault.at().equals(word(next.operation())) || fault.at().equals(String.valueOf(next.line())));
    }

    private static String word(Operation operation) {
        return switch (operation) {
            case QUERY -> "query";
            case LOCK -> "lock";
            case UNLOCK -> "unlock";
            case ENTER, LEAVE -> "with lock";
            case READ -> "read";
            case TAKE -> "take";
            case WRITE -> "write";
            case THINK -> "think";
        };
    }
}
