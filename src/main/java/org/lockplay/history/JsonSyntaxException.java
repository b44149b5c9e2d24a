package org.lockplay.history;

import com.fasterxml.jackson.core.JsonLocation;

/** A text that is not the JSON it should be. */
public final class JsonSyntaxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int line;
    private final int column;

    JsonSyntaxException(String message, int line, int column) {
        super(message);
        this.line = line;
        this.column = column;
    }

    static JsonSyntaxException at(JsonLocation location, String message) {
        return location == null
                ? new JsonSyntaxException(message, 1, 1)
                : new JsonSyntaxException(message, location.getLineNr(), location.getColumnNr());
    }

    /** Line of the error, from 1. */
    public int line() {
        return line;
    }

    /** Column of the error, from 1. */
    public int column() {
        return column;
    }
}
