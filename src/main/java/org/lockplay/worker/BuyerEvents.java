package org.lockplay.worker;

import java.util.EnumMap;
import java.util.Map;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

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
     * How long it took to tell the last event, in nanoseconds; 0 if that was asked already. It is the observer's time,
     * which is not to be added to the buyer's.
     */
    long takeTellingNs() {
        long taken = tellingNs;
        tellingNs = 0;
        return taken;
    }
}
