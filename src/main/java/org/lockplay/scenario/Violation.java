package org.lockplay.scenario;

import java.util.List;

/**
 * One thing that is wrong with a scenario.
 *
 * @param field the field at fault, such as {@code placement.processes}
 * @param code what is wrong, in kebab case; the key of its text
 * @param args what the text needs: numbers and texts
 * @param line line in the program or in the JSON text, from 1; 0 where it has none
 * @param column column there, from 1; 0 where it has none
 */
public record Violation(String field, String code, List<Object> args, int line, int column) {

    public Violation {
        args = List.copyOf(args);
    }

    /** A violation that a field's name is enough to find. */
    public static Violation of(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args), 0, 0);
    }

    /** A violation at a place in a text. */
    public static Violation at(String field, int line, int column, String code, Object... args) {
        return new Violation(field, code, List.of(args), line, column);
    }
}
