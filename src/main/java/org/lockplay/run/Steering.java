package org.lockplay.run;

import org.lockplay.history.Event;
import org.lockplay.scenario.Scenario;

/** What the user can do to the buyers of a run while it goes on. What happened is told by the run's events. Thread-safe. */
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

    /** Says that the buyers start now. */
    void open() {
        deadline.start();
        open = true;
        gates.open();
    }

    /** Takes notice of an event of the run, which the situation and the history have already. */
    void onEvent(Event event) {
        gates.onEvent(event);
    }

    /** Says that the run is ending: nothing can be done any more. */
    void close() {
        open = false;
        faults.close();
    }

    /** Lets a schedule go on past whoever has been waited for in vain; to be called now and then. */
    void look() {
        gates.look();
    }

    /** Does something bad to a buyer now. */
    public void order(int buyer, FaultOrder order) throws RefusedException {
        require(buyer);
        faults.order(buyer, order);
    }

    /** The buyer that has the lock now. */
    public int holder() throws RefusedException {
        return buyerStates.holder().orElseThrow(() -> new RefusedException("nobody-holds"));
    }

    /** Lets a frozen buyer go on. */
    public void thaw(int buyer) throws RefusedException {
        require(buyer);
        faults.thaw(buyer);
    }

    /** Lets a buyer through the gate that it stands at. */
    public void pass(int buyer) throws RefusedException {
        require(buyer);
        gates.pass(buyer);
        deadline.stepped();
    }

    /** Opens all gates for good. */
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
