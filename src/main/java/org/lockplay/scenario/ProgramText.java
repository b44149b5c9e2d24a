package org.lockplay.scenario;

import java.util.regex.Pattern;

/** Splits a program's text into lines. The page's {@code program-text.ts} is equivalent; both pass the same vectors. */
final class ProgramText {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Every line terminator in use: otherwise a pasted line could end up in another line's comment. */
    private static final Pattern LINE_END = Pattern.compile("\\r*\\n|[\\r\\x0B\\f\\x85\\u2028\\u2029]");

    /** Windows' line end, also if its carriage return was doubled by conversions. */
    private static final Pattern WINDOWS_LINE_END = Pattern.compile("\\r+\\n");

    private ProgramText() {}

    /**
     * The text as scenarios store it: as written, so that a link shows what its author saw, except for a byte order
     * mark at the start, Windows' line ends, and spaces and blank lines at the end.
     */
    static String normal(String text) {
        return withoutTail(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
    }

    /** The lines of a text, without trailing space; a byte order mark at its start is kept. */
    static String[] lines(String text) {
        return LINE_END.split(withoutTail(text), -1);
    }

    private static String withoutTail(String text) {
        return WINDOWS_LINE_END.matcher(text).replaceAll("\n").stripTrailing();
    }
}
