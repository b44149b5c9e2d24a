package org.lockplay.scenario;

import java.util.regex.Pattern;

/** How the text of a program becomes lines. The page's {@code program-text.ts} does the same; vectors hold the two together. */
final class ProgramText {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    /** Whatever ends a line somewhere: otherwise a pasted line would hide in another one's comment. */
    private static final Pattern LINE_END = Pattern.compile("\\r*\\n|[\\r\\x0B\\f\\x85\\u2028\\u2029]");

    /** Windows' line end, and what becomes of it when it is converted once too often. */
    private static final Pattern WINDOWS_LINE_END = Pattern.compile("\\r+\\n");

    private ProgramText() {}

    /**
     * The text as scenarios keep it: as it was written, so that a link means what its author sees, but for a mark at its
     * start, Windows' line ends, and spaces and blank lines at the end.
     */
    static String normal(String text) {
        return withoutTail(text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text);
    }

    /** The lines of a text, without what it ends with; the mark at its start is still there. */
    static String[] lines(String text) {
        return LINE_END.split(withoutTail(text), -1);
    }

    private static String withoutTail(String text) {
        return WINDOWS_LINE_END.matcher(text).replaceAll("\n").stripTrailing();
    }
}
