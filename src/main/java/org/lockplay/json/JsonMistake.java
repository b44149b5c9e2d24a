package org.lockplay.json;

import java.util.Locale;

/**
 * An error in a text that should be JSON, described in terms of the text rather than of the parser.
 *
 * @param kind the kind of error
 * @param line line, from 1
 * @param column column in that line, from 1
 * @param found what was found there, or what is missing; empty where the kind says it all
 */
public record JsonMistake(Kind kind, int line, int column, String found) {

    /** The kinds of errors. */
    public enum Kind {
        /** There is no text. */
        EMPTY,
        /** Something other than an object. */
        NOT_AN_OBJECT,
        /** A value is missing. */
        VALUE_EXPECTED,
        /** The name of a member is missing. */
        NAME_EXPECTED,
        COLON_EXPECTED,
        /** A member is followed by neither a comma nor the end of the object. */
        COMMA_OR_BRACE_EXPECTED,
        /** An entry is followed by neither a comma nor the end of the list. */
        COMMA_OR_BRACKET_EXPECTED,
        /** A comma before the end of an object or a list. */
        EXTRA_COMMA,
        /** A comment, which JSON does not have. */
        COMMENT,
        /** Quotes other than straight double ones. */
        QUOTES,
        /** Not a valid JSON number. */
        NUMBER,
        /** A bare word other than true, false and null. */
        WORD,
        /** An invalid escape sequence. */
        ESCAPE,
        /** A line break or another control character within a string. */
        CONTROL_CHARACTER,
        /** A string without its closing quote. */
        OPEN_TEXT,
        /** The text ends before everything is closed. */
        END,
        /** Something after the end of the value. */
        AFTER_END,
        /** A duplicate name in an object. */
        TWICE,
        /** Nested too deeply. */
        TOO_DEEP,
        /** Exceeds another limit of the parser. */
        TOO_MUCH;

        /** The name in texts, such as {@code extra-comma}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
