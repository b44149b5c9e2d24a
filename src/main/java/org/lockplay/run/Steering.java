package org.lockplay.run;

import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/**
 * The user's controls for the buyers of a run in progress. The effects are recorded as events of the run. A control
 * throws {@link RefusedException} if it is impossible now. Thread-safe.
 */
public final class Steering {

    private final int buyers;
    private final BuyerStates buyerStates;
    private final FaultInjector faults;
    private final GateController gates;
    private final RunDeadline deadline;
    private volatile boolean open;

    Steering(
            Scenario scenario,
            BuyerStates buyerStates,
            FaultInjector faults,
            GateController gates,
            RunDeadline deadline) {
        this.buyers = scenario.placement().buyers();
        this.buyerStates = buyerStates;
        this.faults = faults;
        this.gates = gates;
        this.deadline = deadline;
    }

    /** Enables the controls; the buyers start now. */
    void open() {
        deadline.start();
        open = true;
        gates.open();
    }

    /** Processes an event that the buyer states and the history already contain. */
    void onEvent(Event event) {
        gates.onEvent(event);
    }

    /** Disables the controls; the run is ending. */
    void close() {
        open = false;
        faults.close();
    }

    /** Checks the time-outs of the replay; call this periodically. */
    void look() {
        gates.look();
    }

    /** Injects a fault into a buyer. */
    public void order(int buyer, FaultOrder order) throws RefusedException {
        require(buyer);
        faults.order(buyer, order);
    }

    /** The buyer that holds the lock now. */
    public int holder() throws RefusedException {
        return buyerStates.holder().orElseThrow(() -> new RefusedException("nobody-holds"));
    }

    /** Thaws a frozen buyer. */
    public void thaw(int buyer) throws RefusedException {
        require(buyer);
        faults.thaw(buyer);
    }

    /** Lets a buyer pass the gate that it is blocked at. */
    public void pass(int buyer) throws RefusedException {
        require(buyer);
        gates.pass(buyer);
        deadline.stepped();
    }

    /** Opens all gates permanently. */
    public void free() throws RefusedException {
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
        if (!open) {
            throw new RefusedException("run-not-running");
        }
    }
}
