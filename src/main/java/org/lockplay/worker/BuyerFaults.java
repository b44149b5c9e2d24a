package org.lockplay.worker;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lockplay.fault.AffectedStep;
import org.lockplay.fault.FaultMoment;
import org.lockplay.history.GatePosition;

/**
 * The faults that were ordered for one buyer. A fault stays in the queue until its event is emitted, so none is lost.
 *
 * <p>The thread that reads commands orders faults; the buyer's thread applies them. That thread is interrupted only
 * inside {@link #during}, and never while a fault is applied. Thread-safe.
 */
final class BuyerFaults {

    private final BuyerEvents events;
    private final FaultQueue ordered = new FaultQueue();

    /** The interruptible action that the buyer's thread is in; {@code null} if none. */
    private Gate.Wait<?> wait;

    private Thread waiting;
    private boolean brokenOff;

    /** The position in the step, for events; only used by the buyer's thread. */
    private GatePosition position = GatePosition.STEP;

    BuyerFaults(BuyerEvents events) {
        this.events = events;
    }

    /** Orders a fault. It is applied at once, or at the next step of its own kind. */
    synchronized void order(RequestedFault fault) {
        ordered.add(fault);
        notifyAll();
        if (wait != null && !fault.kind().waitsForItsStep()) {
            brokenOff = true;
            wait.breakOff(waiting);
        }
    }

    synchronized boolean isEmpty() {
        return ordered.isEmpty();
    }

    /** Whether a fault is pending that is applied at once. */
    synchronized boolean hasNext() {
        return ordered.hasNext();
    }

    /** Sets the buyer's position in its step. */
    void at(GatePosition now) {
        position = now;
    }

    /**
     * Applies all pending faults that are applied at once, in order.
     *
     * @return whether there was any
     * @throws InjectedFaultException if the step is to throw
     */
    boolean apply() throws InterruptedException {
        boolean applied = false;
        for (Optional<RequestedFault> fault = next(); fault.isPresent(); fault = next()) {
            apply(fault.get());
            applied = true;
        }
        return applied;
    }

    /**
     * Applies the first fault that waited for this moment, if there is one.
     *
     * @return whether the buyer is to skip the step
     */
    boolean meet(FaultMoment moment) throws InterruptedException {
        Optional<RequestedFault> found;
        synchronized (this) {
            found = ordered.next(moment);
        }
        return found.isPresent() && apply(found.get());
    }

    /** Runs an action that a fault may interrupt; see {@link Gate#during}. */
    <E extends Exception> void during(Gate.Wait<E> next) throws E, InterruptedException {
        do {
            apply();
        } while (!completes(next));
    }

    /**
     * Runs an action unless a fault is pending. False if a fault prevented or interrupted it; its exception is then
     * discarded.
     */
    private <E extends Exception> boolean completes(Gate.Wait<E> next) throws E, InterruptedException {
        if (!begin(next)) {
            return false;
        }
        try {
            next.run();
            return true;
        } catch (Exception e) {
            if (isBrokenOff()) {
                return false;
            }
            throw e;
        } finally {
            end();
        }
    }

    /** Applies a fault; true if the buyer is to skip the step. */
    private boolean apply(RequestedFault fault) throws InterruptedException {
        fault.emit(events, position);
        Step step = new Step();
        fault.action().apply(step, fault.forMs());
        return step.skipped;
    }

    /** The step at which a fault is applied. */
    private final class Step implements AffectedStep {

        private boolean skipped;

        @Override
        public void fail() {
            throw new InjectedFaultException();
        }

        @Override
        public void hang() throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Override
        public void delay(long ms) throws InterruptedException {
            BuyerFaults.this.delay(TimeUnit.MILLISECONDS.toNanos(ms));
        }

        @Override
        public void skip() {
            skipped = true;
        }
    }

    /** Delays the buyer. Faults ordered meanwhile are applied at once, and their time is added to the delay. */
    private void delay(long ns) throws InterruptedException {
        long end = System.nanoTime() + ns;
        for (Optional<RequestedFault> fault = nextUntil(end); fault.isPresent(); fault = nextUntil(end)) {
            long since = System.nanoTime();
            apply(fault.get());
            end += System.nanoTime() - since;
        }
    }

    private synchronized Optional<RequestedFault> next() {
        return ordered.next();
    }

    /**
     * Waits for a fault that is applied at once; empty if none is ordered before a time on {@link System#nanoTime()}.
     */
    private synchronized Optional<RequestedFault> nextUntil(long end) throws InterruptedException {
        for (long left = end - System.nanoTime(); left > 0 && !ordered.hasNext(); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return ordered.next();
    }

    private synchronized boolean begin(Gate.Wait<?> next) {
        if (ordered.hasNext()) {
            return false;
        }
        brokenOff = false;
        wait = next;
        waiting = Thread.currentThread();
        return true;
    }

    private synchronized boolean isBrokenOff() {
        return brokenOff;
    }

    private synchronized void end() {
        wait = null;
        waiting = null;
        // Clears the interrupt. A fault that came too late to interrupt the action is applied at the next gate.
        Thread.interrupted();
    }
}
