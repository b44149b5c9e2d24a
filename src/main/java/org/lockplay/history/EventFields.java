package org.lockplay.history;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** The fields of one event's JSON, except {@code seq}, {@code t}, {@code kind} and {@code buyer}. Not thread-safe. */
final class EventFields {

    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    /**
     * Adds a field as it was read.
     *
     * @throws IllegalArgumentException if it is neither a whole number nor a text nor a truth value
     */
    void putRead(Field field, Object value) {
        if (!(value instanceof Long || value instanceof String || value instanceof Boolean)) {
            throw new IllegalArgumentException("field " + field.wireName() + " cannot hold " + value);
        }
        values.put(field, value);
    }

    EventFields put(Field field, long value) {
        values.put(field, value);
        return this;
    }

    EventFields put(Field field, String value) {
        values.put(field, value);
        return this;
    }

    /** Adds a flag that is set; one that is not is left out. */
    EventFields put(Field field, boolean flag) {
        if (flag) {
            values.put(field, true);
        }
        return this;
    }

    EventFields put(Field field, OptionalLong value) {
        return value.isPresent() ? put(field, value.getAsLong()) : this;
    }

    EventFields put(Field field, OptionalInt value) {
        return value.isPresent() ? put(field, value.getAsInt()) : this;
    }

    EventFields put(Field field, Optional<String> value) {
        return value.isPresent() ? put(field, value.get()) : this;
    }

    /** Adds a number that is above a default, which is left out. */
    EventFields putAbove(int usual, Field field, int value) {
        return value > usual ? put(field, value) : this;
    }

    /** Passes on every field in the order of the JSON. */
    void forEach(BiConsumer<Field, Object> reader) {
        values.forEach(reader);
    }

    boolean has(Field field) {
        return values.containsKey(field);
    }

    /**
     * A number that the event must have.
     *
     * @throws IllegalArgumentException if it is missing, or no number
     */
    long number(Field field) {
        if (values.get(field) instanceof Long number) {
            return number;
        }
        throw missing(field);
    }

    /**
     * A number that the event must have and that fits an {@code int}.
     *
     * @throws IllegalArgumentException if it is missing, no number, or too great
     */
    int integer(Field field) {
        return inRange(field.wireName(), number(field));
    }

    /**
     * A number as an {@code int}.
     *
     * @throws IllegalArgumentException if it is too great
     */
    static int inRange(String name, long number) {
        if (number != (int) number) {
            throw new IllegalArgumentException(name + " is out of range: " + number);
        }
        return (int) number;
    }

    OptionalLong anyNumber(Field field) {
        return has(field) ? OptionalLong.of(number(field)) : OptionalLong.empty();
    }

    OptionalInt anyInteger(Field field) {
        return has(field) ? OptionalInt.of(integer(field)) : OptionalInt.empty();
    }

    int integer(Field field, int usual) {
        return anyInteger(field).orElse(usual);
    }

    /** A flag; false if it is missing. */
    boolean flag(Field field) {
        return Boolean.TRUE.equals(values.get(field));
    }

    /**
     * A text that the event must have.
     *
     * @throws IllegalArgumentException if it is missing, or no text
     */
    String text(Field field) {
        if (values.get(field) instanceof String text) {
            return text;
        }
        throw missing(field);
    }

    Optional<String> anyText(Field field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    private static IllegalArgumentException missing(Field field) {
        return new IllegalArgumentException("an event lacks its " + field.wireName());
    }
}
