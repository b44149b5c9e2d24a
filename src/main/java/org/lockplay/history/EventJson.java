package org.lockplay.history;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lockplay.json.Json;
import org.lockplay.json.JsonSyntaxException;

/** One event as one line of flat JSON, as in {@code {"seq":17,"t":23514899,"kind":"read","buyer":3,"count":1}}. */
public final class EventJson {

    private EventJson() {}

    /** Writes an event on one line, without a line end; an unnumbered event has no {@code seq}. */
    public static String write(Event event) {
        return Json.write(members(event));
    }

    /** The members of {@link #write}, as JSON values. */
    public static Map<String, Object> members(Event event) {
        Map<String, Object> flat = new LinkedHashMap<>();
        if (event.seq() != Event.UNNUMBERED) {
            flat.put("seq", event.seq());
        }
        flat.put("t", event.t());
        flat.put("kind", event.kind().wireName());
        if (event.buyer() != Event.NO_BUYER) {
            flat.put("buyer", event.buyer());
        }
        event.data().forEach((field, value) -> flat.put(field.wireName(), value));
        return flat;
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws JsonSyntaxException if it is not JSON
     * @throws IllegalArgumentException if it is not an event
     */
    public static Event read(String line) {
        Map<String, Object> flat = Json.parseObject(line);
        EnumMap<Field, Object> data = new EnumMap<>(Field.class);
        long seq = Event.UNNUMBERED;
        long t = 0;
        int buyer = Event.NO_BUYER;
        EventKind kind = null;
        for (Map.Entry<String, Object> entry : flat.entrySet()) {
            Object value = entry.getValue();
            switch (entry.getKey()) {
                case "seq" -> seq = number(entry);
                case "t" -> t = number(entry);
                case "buyer" -> buyer = Math.toIntExact(number(entry));
                case "kind" -> kind = EventKind.of(String.valueOf(value));
                default -> data.put(Field.of(entry.getKey()), value);
            }
        }
        if (kind == null) {
            throw new IllegalArgumentException("an event has no kind: " + line);
        }
        return new Event(seq, t, kind, buyer, data);
    }

    private static long number(Map.Entry<String, Object> entry) {
        if (entry.getValue() instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException(entry.getKey() + " is not a whole number: " + entry.getValue());
    }
}
