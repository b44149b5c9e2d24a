package org.lockplay.worker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import org.lockplay.fault.FaultMoment;
import org.lockplay.history.GatePosition;
import org.lockplay.history.GateReached;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;

/**
 * One buyer's gate. An open gate without faults costs one volatile read.
 *
 * <ol>
 *   <li>If the gate is closed, emit {@code gate} and block until the server sends a permit.
 *   <li>If a planned fault is armed here, ask the server ({@code !armed}). The server decides across all workers which
 *       buyer was first, and replies with a fault or with {@code spare}.
 *   <li>After a fault that delays the step, start again at step 1.
 *   <li>Apply the faults that a user has injected.
 * </ol>
 *
 * <p>A fault by hand is applied at the next gate, or at once to a buyer that waits or is delayed. After a delay at a
 * closed gate, the buyer emits {@code gate} again.
 *
 * <p>The buyer's thread passes; the thread that reads commands sends permits and faults. Thread-safe.
 */
final class BuyerGate implements Gate {

    private final int buyer;
    private final BuyerEvents events;
    private final ArmedCall armedCall;
    private final List<ArmedFault> armed;
    private final Predicate<Instruction> mayWait;
    private final BuyerFaults faults;

    /** Whether the gate is closed or has faults; read without the monitor by the buyer's thread. */
    private volatile boolean eventful;

    private boolean closed;
    /** How many gates the buyer may pass, whatever follows them. */
    private int permits;
    /** How many more, up to the gate before a step that can make it wait. */
    private int permitsAhead;

    private boolean asking;
    /** Whether the planned fault leaves the step to be done, so that the buyer passes the gate again. */
    private boolean heldUp;

    /** Notifies the server that a buyer has reached a planned fault, and after how many gates. */
    @FunctionalInterface
    interface ArmedCall {
        void tell(int fault, int buyer, int line, int passed);
    }

    /**
     * @param closed whether the buyer stops at every gate
     * @param armed planned faults that may apply to this buyer
     * @param mayWait whether a step can make the buyer wait for another one
     */
    BuyerGate(
            int buyer,
            BuyerEvents events,
            ArmedCall armedCall,
            boolean closed,
            List<ArmedFault> armed,
            Predicate<Instruction> mayWait) {
        this.buyer = buyer;
        this.events = events;
        this.armedCall = armedCall;
        this.closed = closed;
        this.armed = new ArrayList<>(armed);
        this.mayWait = mayWait;
        this.faults = new BuyerFaults(events);
        look();
    }

    @Override
    public GateDecision pass(Instruction next, boolean holding) throws InterruptedException {
        faults.at(GatePosition.STEP);
        if (!eventful) {
            return GateDecision.GO;
        }
        GatePosition position = next.operation() == Operation.LEAVE ? GatePosition.LEAVE : GatePosition.STEP;
        if (mayWait.test(next)) {
            dropPermitsAhead();
        }
        do {
            awaitPermit(position);
        } while (isHeldUp(next, holding));
        apply();
        return next.releases() && skipsAfter(FaultMoment.RELEASE) ? GateDecision.SKIP : GateDecision.GO;
    }

    @Override
    public void passMiddle(Instruction write) throws InterruptedException {
        faults.at(GatePosition.TRUNCATED);
        if (eventful) {
            awaitPermit(GatePosition.TRUNCATED);
            apply();
            skipsAfter(FaultMoment.TRUNCATED);
        }
    }

    @Override
    public <E extends Exception> void during(Wait<E> next) throws E, InterruptedException {
        faults.during(next);
    }

    /**
     * Lets the buyer pass one gate, the current or the next one, and the ones after it, up to the gate before a step that
     * can make it wait for another buyer.
     *
     * @param gates how many gates, from 1
     */
    synchronized void permit(int gates) {
        permits++;
        permitsAhead += gates - 1;
        notifyAll();
    }

    private synchronized void dropPermitsAhead() {
        permitsAhead = 0;
    }

    /** Opens the gate permanently; faults are still applied. */
    synchronized void open() {
        closed = false;
        look();
        notifyAll();
    }

    /** Orders a fault: the reply for a planned one, or one by hand. */
    synchronized void order(RequestedFault fault) {
        faults.order(fault);
        if (asking && fault.isPlanned()) {
            answer(!fault.kind().waitsForItsStep());
        }
        look();
        notifyAll();
    }

    /**
     * Lets a buyer continue that has reached a planned fault.
     *
     * @param struck whether the server has injected the fault; false if another buyer was first
     */
    synchronized void spare(boolean struck) {
        answer(struck);
        notifyAll();
    }

    private void answer(boolean holdsUp) {
        asking = false;
        heldUp = holdsUp;
    }

    private void look() {
        eventful = closed || !armed.isEmpty() || !faults.isEmpty();
    }

    private void awaitPermit(GatePosition position) throws InterruptedException {
        emitIfClosed(position);
        while (!permitted()) {
            if (apply()) {
                emitIfClosed(position);
            }
        }
    }

    private void emitIfClosed(GatePosition position) {
        boolean stops;
        synchronized (this) {
            stops = closed;
        }
        if (stops) {
            events.emit(header -> new GateReached(header, position));
        }
    }

    /** Blocks until a permit arrives, the gate opens, or a fault is pending; returns whether the buyer may pass. */
    private synchronized boolean permitted() throws InterruptedException {
        while (closed && permits + permitsAhead == 0 && !faults.hasNext()) {
            wait();
        }
        if (closed && permits > 0) {
            permits--;
            return true;
        }
        if (closed && permitsAhead > 0) {
            permitsAhead--;
            return true;
        }
        return !closed;
    }

    /** Handles the planned faults here. True if one makes the buyer pass the gate again. */
    private boolean isHeldUp(Instruction next, boolean holding) throws InterruptedException {
        while (meetsArmedFault(next, holding)) {
            apply();
            synchronized (this) {
                if (heldUp) {
                    return true;
                }
            }
        }
        return false;
    }

    private synchronized boolean meetsArmedFault(Instruction next, boolean holding) throws InterruptedException {
        for (Iterator<ArmedFault> left = armed.iterator(); left.hasNext(); ) {
            ArmedFault fault = left.next();
            if (fault.waitsFor(buyer, next, holding)) {
                left.remove();
                look();
                asking = true;
                armedCall.tell(fault.index(), buyer, next.line(), events.passed());
                while (asking) {
                    wait();
                }
                return true;
            }
        }
        return false;
    }

    private boolean apply() throws InterruptedException {
        boolean applied = faults.apply();
        lookAgain();
        return applied;
    }

    /** Applies a fault that waited for this moment; true if the buyer is to skip the step. */
    private boolean skipsAfter(FaultMoment moment) throws InterruptedException {
        boolean skips = faults.meet(moment);
        lookAgain();
        return skips;
    }

    private synchronized void lookAgain() {
        look();
    }
}
