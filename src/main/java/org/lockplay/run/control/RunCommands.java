package org.lockplay.run.control;

import java.util.concurrent.CompletableFuture;
import org.lockplay.scenario.Scenario;

/** Carries out the user's commands for the buyers of a run until the run is ending. For the run's thread. */
final class RunCommands {

    private final int buyers;
    private final BuyerStates states;
    private final FaultInjector faults;
    private final GateController gates;
    private final RunDeadline deadline;
    private boolean closed;

    RunCommands(
            Scenario scenario, BuyerStates states, FaultInjector faults, GateController gates, RunDeadline deadline) {
        this.buyers = scenario.placement().buyers();
        this.states = states;
        this.faults = faults;
        this.gates = gates;
        this.deadline = deadline;
    }

    /** Refuses commands from now on: the run is ending. */
    void close() {
        closed = true;
    }

    /**
     * Injects a fault into a buyer.
     *
     * @param accepted see {@link FaultInjector#order}
     */
    void order(int buyer, FaultOrder order, CompletableFuture<Void> accepted) throws RefusedException {
        require(buyer);
        faults.order(buyer, order, accepted);
    }

    /** The buyer that holds a lock; if several do, that of the last acquisition. */
    int holder() throws RefusedException {
        return states.holders().stream().findFirst().orElseThrow(() -> new RefusedException("nobody-holds"));
    }

    /** Thaws a frozen buyer. */
    void thaw(int buyer) throws RefusedException {
        require(buyer);
        faults.thaw(buyer);
    }

    /** Lets a buyer pass the gate that it is blocked at. */
    void pass(int buyer) throws RefusedException {
        require(buyer);
        if (states.isFrozen(buyer)) {
            throw new RefusedException("buyer-frozen", buyer);
        }
        gates.pass(buyer);
        deadline.stepped();
    }

    /** Opens all gates permanently. */
    void free() throws RefusedException {
        requireOpen();
        gates.free();
        deadline.stepped();
    }

    private void require(int buyer) throws RefusedException {
        requireOpen();
        if (buyer < 0 || buyer >= buyers) {
            throw new RefusedException("unknown-buyer", buyer, buyers - 1);
        }
    }

    private void requireOpen() throws RefusedException {
        if (closed) {
            throw new RefusedException(RefusedException.RUN_ENDED);
        }
    }
}
