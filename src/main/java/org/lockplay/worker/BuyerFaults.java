package org.lockplay.worker;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.lockplay.fault.FaultKind;

/**
 * The faults that were ordered for one buyer, until they have happened. None is lost: it stays in the queue until it is
 * emitted.
 *
 * <p>The buyer's thread applies them; the thread that reads commands orders them. The buyer's thread is interrupted only
 * inside {@link #during}, and never while a fault is applied. Thread-safe.
 */
final class BuyerFaults {

    private final BuyerEvents events;
    private final FaultQueue ordered = new FaultQueue();

    /** What the buyer's thread is in that a fault may break off; {@code null} while it is in nothing of that kind. */
    private Gate.Wait<?> wait;

    private Thread waiting;
    private boolean brokenOff;

    /** Where in its step the buyer is, for the events; the buyer's thread's own. */
    private String where;

    BuyerFaults(BuyerEvents events) {
        this.events = events;
    }

    /** Has a fault happen: at once, or at the next step of its own kind. */
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

    /** Whether there is one that happens at once. */
    synchronized boolean hasNext() {
        return ordered.hasNext();
    }

    /**
     * Says where in its step the buyer is from now on.
     *
     * @param where {@code truncated} in the middle of a write to a file, else {@code null}
     */
    void at(String where) {
        this.where = where;
    }

    /**
     * Applies what happens at once, in its order.
     *
     * @return whether there was anything
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

    /** Takes out a fault that waited for the step that the buyer has come to, and emits it; whether there was one. */
    boolean meet(FaultKind kind) {
        Optional<RequestedFault> found;
        synchronized (this) {
            found = ordered.next(kind);
        }
        found.ifPresent(fault -> fault.tell(events, where));
        return found.isPresent();
    }

    /** Never returns. */
    static void hang() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Runs something that a fault may break off; see {@link Gate#during}. */
    <E extends Exception> void during(Gate.Wait<E> next) throws E, InterruptedException {
        do {
            apply();
        } while (!completes(next));
    }

    /** Runs something to its end, unless a fault comes first. What fails after a fault has broken it off is not complete. */
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

    private void apply(RequestedFault fault) throws InterruptedException {
        fault.tell(events, where);
        switch (fault.kind()) {
            case EXCEPTION -> throw new InjectedFaultException();
            case HANG -> hang();
            case SLOW -> delay(TimeUnit.MILLISECONDS.toNanos(fault.forMs().orElseThrow()));
            case CRASH, FREEZE, DISCONNECT, FORGET, TORN_WRITE ->
                throw new IllegalStateException(fault + " does not happen here");
        }
    }

    /** Delays the buyer. A fault that is ordered meanwhile happens at once, and a further delay is added to this one. */
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

    /** Waits for a fault that happens at once; empty if none is ordered before a moment on {@link System#nanoTime()}. */
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
        // A fault that came too late to break the wait off is applied at the next gate.
        Thread.interrupted();
    }
}
