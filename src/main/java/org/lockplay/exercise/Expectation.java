package org.lockplay.exercise;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The required values of a fact.
 *
 * @param oneOf the accepted values; empty for any
 * @param noneOf the rejected values
 * @param min the least accepted number
 * @param max the greatest accepted number
 */
public record Expectation(List<Object> oneOf, List<Object> noneOf, Optional<Long> min, Optional<Long> max) {

    public Expectation {
        oneOf = List.copyOf(oneOf);
        noneOf = List.copyOf(noneOf);
        Objects.requireNonNull(min, "min");
        Objects.requireNonNull(max, "max");
    }

    /** Exactly one accepted value. */
    public static Expectation is(Object value) {
        return new Expectation(List.of(value), List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether a value is accepted. */
    public boolean isMetBy(Object value) {
        boolean among = oneOf.isEmpty() || oneOf.contains(value);
        boolean within = !(value instanceof Long number)
                || (min.map(least -> number >= least).orElse(true)
                        && max.map(most -> number <= most).orElse(true));
        return among && !noneOf.contains(value) && within;
    }

    /** Whether the required number is greater than a rejected one; empty if the requirement is no bound. */
    Optional<Boolean> requiresMoreThan(long number) {
        if (min.filter(least -> number < least).isPresent()) {
            return Optional.of(true);
        }
        if (max.filter(most -> number > most).isPresent()) {
            return Optional.of(false);
        }
        return oneOf.size() == 1 && oneOf.get(0) instanceof Long wanted && wanted != number
                ? Optional.of(wanted > number)
                : Optional.empty();
    }
}
