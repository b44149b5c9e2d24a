package org.lockplay.worker;

import java.util.EnumMap;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.lock.strategy.LockException;
import org.lockplay.store.StoreException;

/** Emits the events of one buyer. Not thread-safe. */
final class BuyerEvents {

    private static final int NO_STEP = 0;

    private final int buyer;
    private final RunClock clock;
    private final EventSink sink;
    private int step = NO_STEP;
    private long tellingNs;

    BuyerEvents(int buyer, RunClock clock, EventSink sink) {
        this.buyer = buyer;
        this.clock = clock;
        this.sink = sink;
    }

    /** Sets the program line of the following events. */
    void atLine(int line) {
        step = line;
    }

    /** Removes the program line from the following events. */
    void atNoLine() {
        step = NO_STEP;
    }

    long nowNs() {
        return clock.nowNs();
    }

    /** Emits an event with the current time. */
    void tell(EventKind kind, Object... fieldsAndValues) {
        tellAt(clock.nowNs(), kind, fieldsAndValues);
    }

    /**
     * Emits an event.
     *
     * @param t nanoseconds since the run's start
     * @param fieldsAndValues alternating {@link Field} and value; a field whose value is {@code null} is omitted
     */
    void tellAt(long t, EventKind kind, Object... fieldsAndValues) {
        Map<Field, Object> data = new EnumMap<>(Field.class);
        if (step != NO_STEP) {
            data.put(Field.STEP, step);
        }
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            if (fieldsAndValues[i + 1] != null) {
                data.put((Field) fieldsAndValues[i], fieldsAndValues[i + 1]);
            }
        }
        long before = clock.nowNs();
        sink.emit(new Event(Event.UNNUMBERED, t, kind, buyer, data));
        tellingNs = clock.nowNs() - before;
    }

    /**
     * Emits that a step has failed now.
     *
     * @param message the cause, for people
     * @param fieldsAndValues as for {@link #tellAt}
     * @return the exception to throw, with the failure's name as the reason
     */
    StepFailedException failed(FailureKind failure, String message, Object... fieldsAndValues) {
        Object[] all = new Object[fieldsAndValues.length + 4];
        System.arraycopy(fieldsAndValues, 0, all, 4, fieldsAndValues.length);
        all[0] = Field.WHAT;
        all[1] = failure.wireName();
        all[2] = Field.MESSAGE;
        all[3] = message;
        tell(EventKind.FAILED, all);
        return new StepFailedException(failure.wireName());
    }

    /** Emits that a step has failed with an exception; otherwise as {@link #failed(FailureKind, String, Object...)}. */
    StepFailedException failed(Exception thrown) {
        if (thrown instanceof InjectedFaultException) {
            return failed(FailureKind.EXCEPTION, thrown.getMessage());
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
    long takeTellingNs() {
        long taken = tellingNs;
        tellingNs = 0;
        return taken;
    }
}
