package org.lockplay.worker;

import java.util.function.Function;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.history.FailureKind;
import org.lockplay.history.LockWaiting;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.name.ItemName;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Instruction;
import org.lockplay.server.BrokenException;
import org.lockplay.store.StoreException;

/** Emits the events of one buyer. Not thread-safe. */
final class BuyerEvents {

    private final int buyer;
    private final RunClock clock;
    private final EventSink sink;
    private int step = EventHeader.NO_STEP;
    private int passed;
    private LockName lock = LockName.DEFAULT;
    private ItemName item = ItemName.DEFAULT;
    private long emittingNs;

    BuyerEvents(int buyer, RunClock clock, EventSink sink) {
        this.buyer = buyer;
        this.clock = clock;
        this.sink = sink;
    }

    /** Sets the program line, the lock and the item of the following events. */
    void at(Instruction instruction) {
        step = instruction.line();
        lock = instruction.lock();
        item = instruction.item();
    }

    /** Removes the program line, the lock and the item from the following events. */
    void atNoLine() {
        step = EventHeader.NO_STEP;
        lock = LockName.DEFAULT;
        item = ItemName.DEFAULT;
    }

    /** Counts a gate that the buyer has passed; the following events carry the number. */
    void passedGate() {
        passed++;
    }

    /** The number of gates that the buyer has passed. */
    int passed() {
        return passed;
    }

    long nowNs() {
        return clock.nowNs();
    }

    /** Emits an event with the current time. */
    void emit(Function<EventHeader, Event> event) {
        emitAt(clock.nowNs(), event);
    }

    /**
     * Emits an event.
     *
     * @param t nanoseconds since the run's start
     * @param event creates the event from its header
     */
    void emitAt(long t, Function<EventHeader, Event> event) {
        Event emitted = event.apply(EventHeader.of(t, buyer, step, passed).about(lock, item));
        long before = clock.nowNs();
        sink.emit(emitted);
        emittingNs = clock.nowNs() - before;
    }

    /** Returns an action that emits, from any thread, that the buyer waits for a lock in its present step. */
    Runnable lockWaiting() {
        EventHeader now = EventHeader.of(clock.nowNs(), buyer, step, passed).about(lock, item);
        return () -> sink.emit(new LockWaiting(now.at(clock.nowNs())));
    }

    /**
     * Emits that a step has failed now.
     *
     * @param message the cause, for people
     * @return the exception to throw, with the failure's name as the reason
     */
    StepFailedException failed(FailureKind failure, String message) {
        emit(header -> Failed.of(header, failure, message));
        return new StepFailedException(failure.wireName());
    }

    /**
     * Emits that a reader got a half-written file; otherwise as {@link #failed(FailureKind, String)}.
     *
     * @param content the content of the file
     */
    StepFailedException tornRead(String content) {
        emit(header -> Failed.tornRead(header, "half a file", content));
        return new StepFailedException(FailureKind.TORN_READ.wireName());
    }

    /** Emits that a step has failed with an exception or a linkage error; otherwise as {@link #failed(FailureKind, String)}. */
    StepFailedException failed(Throwable thrown) {
        if (thrown instanceof InjectedFaultException) {
            return failed(FailureKind.EXCEPTION, thrown.getMessage());
        }
        if (thrown instanceof BrokenException broken && broken.isUnconfirmed()) {
            return failed(FailureKind.UNCONFIRMED, thrown.getMessage());
        }
        if (thrown instanceof StoreException) {
            return failed(FailureKind.STORE, thrown.getMessage());
        }
        if (thrown instanceof LockException) {
            return failed(FailureKind.LOCK, thrown.getMessage());
        }
        if (thrown instanceof InterruptedException) {
            return failed(FailureKind.INTERRUPTED, "the step was interrupted");
        }
        thrown.printStackTrace();
        return failed(FailureKind.INTERNAL, thrown.toString());
    }

    /**
     * Returns the time that emitting the last event took, in nanoseconds, and resets it to 0. This overhead of
     * observation is subtracted from the buyer's own delays.
     */
    long takeEmittingNs() {
        long taken = emittingNs;
        emittingNs = 0;
        return taken;
    }
}
