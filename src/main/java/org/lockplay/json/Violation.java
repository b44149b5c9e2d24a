package org.lockplay.json;

import java.util.List;

/**
 * An error in a scenario.
 *
 * @param field the invalid field, such as {@code placement.processes}
 * @param code the kind of error, in kebab case; the key of its message
 * @param args the arguments of its message: numbers and texts
 * @param line line in the program or in the JSON text, from 1; 0 where it has none
 * @param column column there, from 1; 0 where it has none
 */
public record Violation(String field, String code, List<Object> args, int line, int column) {

    public Violation {
        args = List.copyOf(args);
    }

    /** A violation located by a field's name only. */
    public static Violation of(String field, String code, Object... args) {
        return new Violation(field, code, List.of(args), 0, 0);
    }

    /** A text is not JSON. */
    public static Violation notJson(String field, JsonSyntaxException e) {
        JsonMistake mistake = e.mistake();
        Wording what = Wording.of("json." + mistake.kind().wireName(), mistake.found());
        return at(field, mistake.line(), mistake.column(), "not-json", what, mistake.line(), mistake.column());
    }

    /** Bytes are not UTF-8. */
    public static Violation notUtf8(String field, NotUtf8Exception e) {
        return at(field, e.line(), e.column(), "not-utf-8", e.hex(), e.line(), e.column());
    }

    /** A violation at a position in a text. */
    public static Violation at(String field, int line, int column, String code, Object... args) {
        return new Violation(field, code, List.of(args), line, column);
    }
}
