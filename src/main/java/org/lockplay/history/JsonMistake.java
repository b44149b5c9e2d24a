package org.lockplay.history;

import java.util.Locale;

/**
 * What is wrong with a text that should be JSON, in terms of the text and not of the parser that has refused it.
 *
 * @param kind what is wrong
 * @param line where, from 1
 * @param column where in that line, from 1
 * @param found what stands there, or what is missing; empty where the kind says it all
 */
public record JsonMistake(Kind kind, int line, int column, String found) {

    /** What can be wrong. */
    public enum Kind {
        /** There is no text. */
        EMPTY,
        /** Something else than an object. */
        NOT_AN_OBJECT,
        /** No value stands where one has to. */
        VALUE_EXPECTED,
        /** No name of a member stands where one has to. */
        NAME_EXPECTED,
        COLON_EXPECTED,
        /** After a member there is neither the next one nor the end of the object. */
        COMMA_OR_BRACE_EXPECTED,
        /** After an entry there is neither the next one nor the end of the list. */
        COMMA_OR_BRACKET_EXPECTED,
        /** A comma before the end of an object or a list. */
        EXTRA_COMMA,
        /** A comment, which JSON does not have. */
        COMMENT,
        /** Quotes other than straight double ones. */
        QUOTES,
        /** No number as JSON writes it. */
        NUMBER,
        /** A bare word other than true, false and null. */
        WORD,
        /** A backslash before what it cannot stand before. */
        ESCAPE,
        /** A line break or another control character in the middle of a text. */
        CONTROL_CHARACTER,
        /** A text without its closing quote. */
        OPEN_TEXT,
        /** The end, before everything is closed. */
        END,
        /** Something after the end of the value. */
        AFTER_END,
        /** A name that the object has already. */
        TWICE,
        /** More objects and lists in each other than anything needs. */
        TOO_DEEP,
        /** Anything else: more than any text of ours has. */
        TOO_MUCH;

        /** The name in texts, such as {@code extra-comma}. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
