package org.lockplay.worker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;

/**
 * One buyer's gate. While it is open and nothing waits at it, passing costs a look at one field.
 *
 * <p>Closed, it tells that the buyer has come (event {@code gate}) and waits for a permit. A planned fault that waits
 * there makes it ask the parent ({@code !armed}), because who comes first counts over all workers; the parent answers
 * with a fault or spares the buyer. Whoever was {@linkplain FaultKind#holdsUp held up} by one comes to the gate once more.
 *
 * <p>A fault by hand happens at the next gate, or at once to a buyer that waits or is slowed down; a buyer at a closed gate
 * emits {@code gate} again after a delay.
 *
 * <p>The buyer's thread passes; the thread that reads commands gives permits and orders. Thread-safe.
 */
final class BuyerGate implements Gate {

    private static final String TRUNCATED = "truncated";

    private final int buyer;
    private final BuyerEvents events;
    private final ArmedCall armedCall;
    private final List<ArmedFault> armed;
    private final BuyerFaults faults;

    /** Whether there is anything to look at; read without the monitor by the buyer's thread. */
    private volatile boolean eventful;

    private boolean closed;
    private int permits;
    private boolean asking;
    /** Whether what was asked for was a fault that only comes between the gate and its step. */
    private boolean heldUp;

    /** Tells the parent that a planned fault has met its buyer. */
    @FunctionalInterface
    interface ArmedCall {
        void tell(int fault, int buyer, int line);
    }

    /**
     * @param closed whether the buyer stops at every gate
     * @param armed planned faults that may meet this buyer
     */
    BuyerGate(int buyer, BuyerEvents events, ArmedCall armedCall, boolean closed, List<ArmedFault> armed) {
        this.buyer = buyer;
        this.events = events;
        this.armedCall = armedCall;
        this.closed = closed;
        this.armed = new ArrayList<>(armed);
        this.faults = new BuyerFaults(events);
        look();
    }

    @Override
    public GateDecision pass(Instruction next, boolean holding) throws InterruptedException {
        faults.at(null);
        if (!eventful) {
            return GateDecision.GO;
        }
        String where = next.operation() == Operation.LEAVE ? "leave" : null;
        do {
            awaitPermit(where);
        } while (isHeldUp(next, holding));
        apply();
        return next.releases() && meets(FaultKind.FORGET) ? GateDecision.SKIP : GateDecision.GO;
    }

    @Override
    public void passMiddle(Instruction write) throws InterruptedException {
        faults.at(TRUNCATED);
        if (eventful) {
            awaitPermit(TRUNCATED);
            apply();
            if (meets(FaultKind.TORN_WRITE)) {
                BuyerFaults.hang();
            }
        }
    }

    @Override
    public <E extends Exception> void during(Wait<E> next) throws E, InterruptedException {
        faults.during(next);
    }

    /** Lets the buyer pass one gate, the one that it stands at or the next one. */
    synchronized void permit() {
        permits++;
        notifyAll();
    }

    /** Opens the gate for good; faults still happen. */
    synchronized void open() {
        closed = false;
        look();
        notifyAll();
    }

    /** Has a fault happen: in place of the one that was asked for, or by hand. */
    synchronized void order(RequestedFault fault) {
        faults.order(fault);
        if (asking && fault.isPlanned()) {
            answer(fault.kind().holdsUp());
        }
        look();
        notifyAll();
    }

    /**
     * Lets a buyer go on that has met a planned fault.
     *
     * @param struck whether the parent has made the fault happen, rather than having struck another buyer before
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

    private void awaitPermit(String where) throws InterruptedException {
        tellIfClosed(where);
        while (!permitted()) {
            if (apply()) {
                tellIfClosed(where);
            }
        }
    }

    private void tellIfClosed(String where) {
        boolean stops;
        synchronized (this) {
            stops = closed;
        }
        if (stops) {
            events.tell(EventKind.GATE, Field.WHAT, where);
        }
    }

    /** Waits for a permit, or for something that happens before there is one. */
    private synchronized boolean permitted() throws InterruptedException {
        while (closed && permits == 0 && !faults.hasNext()) {
            wait();
        }
        if (closed && permits > 0) {
            permits--;
            return true;
        }
        return !closed;
    }

    /** Meets planned faults, until one holds the buyer up. */
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
                armedCall.tell(fault.index(), buyer, next.line());
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

    private boolean meets(FaultKind kind) {
        boolean met = faults.meet(kind);
        lookAgain();
        return met;
    }

    private synchronized void lookAgain() {
        look();
    }
}
