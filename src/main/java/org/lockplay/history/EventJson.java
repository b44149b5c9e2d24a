package org.lockplay.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;
import org.lockplay.name.ItemName;
import org.lockplay.name.LockName;

/** One event as one line of flat JSON, as in {@code {"seq":17,"t":23514899,"kind":"read","buyer":3,"count":1}}. */
public final class EventJson {

    private static final String SEQ = "seq";
    private static final String T = "t";
    private static final String KIND = "kind";
    private static final String BUYER = "buyer";

    private EventJson() {}

    /** Every member that an event can have, in the order of {@link #members}. */
    public static List<String> memberNames() {
        return Stream.concat(
                        Stream.of(SEQ, T, KIND, BUYER),
                        Stream.of(Field.values()).map(Field::wireName))
                .toList();
    }

    /** Writes an event on one line, without a line end; an unnumbered event has no {@code seq}. */
    public static String write(Event event) {
        return Json.write(members(event));
    }

    /** The members of {@link #write}, as JSON values. */
    public static Map<String, Object> members(Event event) {
        Map<String, Object> flat = new LinkedHashMap<>();
        if (event.seq() != Event.UNNUMBERED) {
            flat.put(SEQ, event.seq());
        }
        flat.put(T, event.t());
        flat.put(KIND, event.kind().wireName());
        if (event.buyer() != Event.NO_BUYER) {
            flat.put(BUYER, event.buyer());
        }
        fields(event).forEach((field, value) -> flat.put(field.wireName(), value));
        return flat;
    }

    private static EventFields fields(Event event) {
        EventFields fields = new EventFields();
        EventHeader header = event.header();
        fields.putAbove(EventHeader.NO_STEP, Field.STEP, header.step())
                .put(Field.PASS, header.pass())
                .put(Field.LOCK, header.lock().wireName())
                .put(Field.ITEM, header.item().wireName());
        EventShape.of(event.kind()).write(event, fields);
        return fields;
    }

    /**
     * Reads what {@link #write} wrote. Ignores fields that other kinds of events have.
     *
     * @throws JsonSyntaxException if it is not JSON
     * @throws IllegalArgumentException if it is not an event
     */
    public static Event read(String line) {
        return read(Json.parseObject(line));
    }

    /** Reads an event from its {@linkplain #members members}; otherwise as {@link #read(String)}. */
    static Event read(Map<String, Object> flat) {
        EventFields fields = new EventFields();
        long seq = Event.UNNUMBERED;
        long t = 0;
        int buyer = Event.NO_BUYER;
        EventKind kind = null;
        for (Map.Entry<String, Object> entry : flat.entrySet()) {
            Object value = entry.getValue();
            switch (entry.getKey()) {
                case SEQ -> seq = number(entry);
                case T -> t = number(entry);
                case BUYER -> buyer = EventFields.inRange(BUYER, number(entry));
                case KIND -> kind = EventKind.of(String.valueOf(value));
                default -> fields.putRead(Field.of(entry.getKey()), value);
            }
        }
        if (kind == null) {
            throw new IllegalArgumentException("an event has no kind: " + Json.write(flat));
        }
        return EventShape.of(kind).reader().apply(header(seq, t, buyer, kind, fields), fields);
    }

    private static EventHeader header(long seq, long t, int buyer, EventKind kind, EventFields fields) {
        int step = fields.integer(Field.STEP, EventHeader.NO_STEP);
        OptionalInt pass = fields.anyInteger(Field.PASS);
        // In run-started, this is the kind of lock.
        Optional<String> lock = kind == EventKind.RUN_STARTED ? Optional.empty() : fields.anyText(Field.LOCK);
        return new EventHeader(seq, t, buyer, step, pass, LockName.of(lock), ItemName.of(fields.anyText(Field.ITEM)));
    }

    private static long number(Map.Entry<String, Object> entry) {
        if (entry.getValue() instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(entry.getKey() + " is not a whole number: " + entry.getValue());
    }
}
