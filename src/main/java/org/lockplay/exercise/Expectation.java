package org.lockplay.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a fact's value has to be. What is not asked for is empty.
 *
 * @param oneOf the values that will do; empty for any
 * @param noneOf the values that will not
 * @param min the least that will do
 * @param max the most that will do
 */
public record Expectation(List<Object> oneOf, List<Object> noneOf, Optional<Long> min, Optional<Long> max) {

    public Expectation {
        oneOf = List.copyOf(oneOf);
        noneOf = List.copyOf(noneOf);
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(max, "max");
    }

    /** Exactly one value. */
    public static Expectation is(Object value) {
        return new Expectation(List.of(value), List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether a value is as expected. */
    public boolean isMetBy(Object value) {
        boolean among = oneOf.isEmpty() || oneOf.contains(value);
        boolean within = !(value instanceof Long number)
                || (min.map(least -> number >= least).orElse(true)
                        && max.map(most -> number <= most).orElse(true));
        return among && !noneOf.contains(value) && within;
    }
}
