package org.lockplay.history;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One event of a run. Immutable.
 *
 * @param seq position in the run's history, gapless from 1; {@link #UNNUMBERED} until the history numbers it
 * @param t nanoseconds since the run's start on the monotonic clock, taken where the event happened
 * @param kind the kind of event
 * @param buyer the buyer, from 0; {@link #NO_BUYER} where it concerns none
 * @param data the other fields: numbers as {@link Long}, texts as {@link String}
 */
public record Event(long seq, long t, EventKind kind, int buyer, Map<Field, Object> data) {

    /** The {@code seq} of an event that is not part of a history yet. */
    public static final long UNNUMBERED = 0;

    /** The {@code buyer} of an event that concerns no single buyer. */
    public static final int NO_BUYER = -1;

    public Event {
        Objects.requireNonNull(kind, "kind");
        EnumMap<Field, Object> copy = new EnumMap<>(Field.class);
        data.forEach((field, value) -> copy.put(field, normal(field, value)));
        data = Collections.unmodifiableMap(copy);
    }

    /** An unnumbered event of one buyer. */
    public static Event of(long t, EventKind kind, int buyer) {
        return new Event(UNNUMBERED, t, kind, buyer, Map.of());
    }

    /** An unnumbered event that concerns no single buyer. */
    public static Event of(long t, EventKind kind) {
        return of(t, kind, NO_BUYER);
    }

    /** A copy with one more field; an equal copy if {@code value} is {@code null}. */
    public Event with(Field field, Object value) {
        if (value == null) {
            return this;
        }
        EnumMap<Field, Object> more = new EnumMap<>(Field.class);
        more.putAll(data);
        more.put(field, value);
        return new Event(seq, t, kind, buyer, more);
    }

    /** A copy with a position in a history. */
    public Event numbered(long position) {
        return new Event(position, t, kind, buyer, data);
    }

    /** A copy with another time. */
    public Event at(long time) {
        return new Event(seq, time, kind, buyer, data);
    }

    /** A numeric field; empty if the event does not have it. */
    public OptionalLong number(Field field) {
        return data.get(field) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** A text field; empty if the event does not have it. */
    public Optional<String> text(Field field) {
        return data.get(field) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static Object normal(Field field, Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        if (value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("field " + field.wireName() + " cannot hold " + value);
    }
}
