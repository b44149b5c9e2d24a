package org.lockplay.json;

import java.util.List;

/**
 * A translatable argument of a {@link Violation}, such as the name of a character.
 *
 * @param key the key of its text
 * @param args the arguments of its text
 */
public record Wording(String key, List<Object> args) {

    public Wording {
        args = List.copyOf(args);
    }

    /** A wording by the key of its text. */
    public static Wording of(String key, Object... args) {
        return new Wording(key, List.of(args));
    }
}
