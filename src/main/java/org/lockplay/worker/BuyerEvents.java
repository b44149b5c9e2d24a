package org.lockplay.worker;

import java.util.EnumMap;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockException;
import org.lockplay.store.StoreException;

/** Tells what happens to one buyer. Used by that buyer's thread only. */
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

    /** From now on, the events belong to this line of the program. */
    void atLine(int line) {
        step = line;
    }

    /** From now on, the events belong to no line. */
    void atNoLine() {
        step = NO_STEP;
    }

    long nowNs() {
        return clock.nowNs();
    }

    /** Something that happened just now. */
    void tell(EventKind kind, Object... fieldsAndValues) {
        tellAt(clock.nowNs(), kind, fieldsAndValues);
    }

    /**
     * Something that happened at a given time.
     *
     * @param fieldsAndValues {@link Field} and value in turns; a {@code null} value means that there is no such field
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
     * A step has failed just now.
     *
     * @param message what went wrong, for people
     * @param fieldsAndValues as for {@link #tellAt}
     * @return what to throw, with the failure's name as the reason
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

    /** A step has failed just now by what it threw; otherwise as {@link #failed(FailureKind, String, Object...)}. */
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
     * How long it took to tell the last event, in nanoseconds; 0 if that was asked already. It is the observer's time,
     * which is not to be added to the buyer's.
     */
    long takeTellingNs() {
        long taken = tellingNs;
        tellingNs = 0;
        return taken;
    }
}
