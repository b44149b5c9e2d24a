package org.lockplay.scenario;

import java.util.List;

/**
 * A part of a text that has a text of its own in every language, such as the name of a character; an argument of a
 * {@link Violation}.
 *
 * @param key the key of its text
 * @param args what the text needs
 */
public record Wording(String key, List<Object> args) {

    public Wording {
        args = List.copyOf(args);
    }

    static Wording of(String key, Object... args) {
        return new Wording(key, List.of(args));
    }
}
