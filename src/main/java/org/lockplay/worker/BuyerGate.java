package org.lockplay.worker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
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
 * A fault by hand happens at the next gate, or at once to a buyer that waits; whoever stands at a closed gate and is only
 * slowed down by it tells afterwards that it stands there again.
 *
 * <p>The buyer's thread passes; the thread that reads commands gives permits and orders. Thread-safe.
 */
final class BuyerGate implements Gate {

    private static final String TRUNCATED = "truncated";

    private final int buyer;
    private final BuyerEvents events;
    private final ArmedCall armedCall;
    private final List<ArmedFault> armed;
    private final Queue<OrderedFault> ordered = new ArrayDeque<>();

    /** Whether there is anything to look at; read without the monitor by the buyer's thread. */
    private volatile boolean eventful;

    private boolean closed;
    private int permits;
    private boolean asking;
    /** Whether what was asked for was a fault that only comes between the gate and its step. */
    private boolean heldUp;

    private Thread waiting;

    /** Whether it is in the middle of a write to a file; the buyer's thread's own. */
    private boolean midWrite;

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
        look();
    }

    @Override
    public Passage pass(Instruction next, boolean holding) throws InterruptedException {
        midWrite = false;
        if (!eventful) {
            return Passage.GO;
        }
        String where = next.operation() == Operation.LEAVE ? "leave" : null;
        do {
            awaitPermit(where);
        } while (isHeldUp(next, holding));
        happen();
        return next.releases() && takeWaiting(FaultKind.FORGET) ? Passage.SKIP : Passage.GO;
    }

    @Override
    public void passMiddle(Instruction write) throws InterruptedException {
        midWrite = true;
        if (eventful) {
            awaitPermit(TRUNCATED);
            happen();
            if (takeWaiting(FaultKind.TORN_WRITE)) {
                waitForEver();
            }
        }
    }

    @Override
    public <E extends Exception> void during(Wait<E> wait) throws E, InterruptedException {
        while (true) {
            try {
                beginWait();
                wait.run();
                return;
            } catch (InterruptedException e) {
                if (!happen()) {
                    throw e;
                }
            } finally {
                endWait();
            }
        }
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
    synchronized void order(OrderedFault fault) {
        ordered.add(fault);
        if (asking && fault.isPlanned()) {
            answer(fault.kind().holdsUp());
        }
        look();
        notifyAll();
        if (waiting != null && !fault.waitsForItsStep()) {
            waiting.interrupt();
        }
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
        eventful = closed || !armed.isEmpty() || !ordered.isEmpty();
    }

    private void awaitPermit(String where) throws InterruptedException {
        tellIfClosed(where);
        while (!permitted()) {
            if (happen()) {
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
        while (closed && permits == 0 && !somethingHappensNow()) {
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
            happen();
            synchronized (this) {
                if (heldUp) {
                    return true;
                }
            }
        }
        return false;
    }

    private synchronized boolean meetsArmedFault(Instruction next, boolean holding) throws InterruptedException {
        for (Iterator<ArmedFault> faults = armed.iterator(); faults.hasNext(); ) {
            ArmedFault fault = faults.next();
            if (fault.waitsFor(buyer, next, holding)) {
                faults.remove();
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

    /**
     * Makes what was ordered happen, unless it waits for a step of its own.
     *
     * @return whether anything happened
     */
    private boolean happen() throws InterruptedException {
        boolean happened = false;
        for (OrderedFault fault = next(); fault != null; fault = next()) {
            fault.tell(events, midWrite ? TRUNCATED : null);
            happened = true;
            switch (fault.kind()) {
                case EXCEPTION -> throw new InjectedFaultException();
                case SLOW, HANG -> last(fault);
                case CRASH, FREEZE, DISCONNECT, FORGET, TORN_WRITE ->
                    throw new IllegalStateException(fault + " does not happen here");
            }
        }
        return happened;
    }

    private synchronized boolean somethingHappensNow() {
        return ordered.stream().anyMatch(fault -> !fault.waitsForItsStep());
    }

    private synchronized OrderedFault next() {
        OrderedFault now = ordered.stream()
                .filter(fault -> !fault.waitsForItsStep())
                .findFirst()
                .orElse(null);
        ordered.remove(now);
        look();
        return now;
    }

    private boolean takeWaiting(FaultKind kind) {
        OrderedFault found;
        synchronized (this) {
            found = ordered.stream()
                    .filter(fault -> fault.kind() == kind)
                    .findFirst()
                    .orElse(null);
            ordered.remove(found);
            look();
        }
        if (found != null) {
            found.tell(events, midWrite ? TRUNCATED : null);
        }
        return found != null;
    }

    private static void last(OrderedFault fault) throws InterruptedException {
        if (fault.forMs().isPresent()) {
            Thread.sleep(fault.forMs().getAsLong());
        } else {
            waitForEver();
        }
    }

    private static void waitForEver() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    private synchronized void beginWait() throws InterruptedException {
        if (somethingHappensNow()) {
            throw new InterruptedException();
        }
        waiting = Thread.currentThread();
    }

    private synchronized void endWait() {
        waiting = null;
        // An order that came just too late for the wait is met at the next gate.
        Thread.interrupted();
    }
}
