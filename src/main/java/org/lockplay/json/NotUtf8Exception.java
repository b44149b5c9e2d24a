package org.lockplay.json;

import java.util.Locale;

/** Bytes are not valid UTF-8. */
public final class NotUtf8Exception extends Exception {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;
    private final byte first;

    NotUtf8Exception(int line, int column, byte first) {
        super("not UTF-8");
        this.line = line;
        this.column = column;
        this.first = first;
    }

    /** Line of the first invalid byte, from 1. */
    public int line() {
        return line;
    }

    /** Its column, in characters, from 1. */
    public int column() {
        return column;
    }

    /** The byte, such as {@code 0xA3}. */
    public String hex() {
        return String.format(Locale.ROOT, "0x%02X", first);
    }
}
