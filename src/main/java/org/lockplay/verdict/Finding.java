package org.lockplay.verdict;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One claim about a history with its proof. Independent of language: the sentence is rendered from the arguments.
 *
 * @param kind what was found
 * @param variant which of the kind's sentences to use; empty for its only one
 * @param args the sentence's arguments, in the order of its placeholders: {@link Long}, {@link String} or a {@link
 *     List} of {@code Long}; a name that ends in {@code Ns} is a duration in nanoseconds
 * @param witness the {@code seq} of the events that prove it, in reading order
 */
public record Finding(FindingKind kind, String variant, Map<String, Object> args, List<Long> witness) {

    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(variant, "variant");
        args = Collections.unmodifiableMap(new LinkedHashMap<>(args));
        witness = List.copyOf(witness);
        for (Object value : args.values()) {
            if (!(value instanceof Long || value instanceof String || value instanceof List)) {
                throw new IllegalArgumentException(kind + " cannot speak of " + value);
            }
        }
    }

    /** Whether it must never happen. */
    public boolean violation() {
        return kind.violation();
    }

    /** A numeric argument; 0 if there is none of that name. */
    public long number(String name) {
        return args.get(name) instanceof Long number ? number : 0;
    }

    /** The key of its sentence in the texts. */
    public String textKey() {
        return "finding." + kind.wireName() + (variant.isEmpty() ? "" : "." + variant);
    }
}
