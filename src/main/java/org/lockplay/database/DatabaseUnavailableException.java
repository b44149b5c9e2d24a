package org.lockplay.database;

/**
 * The database does not answer, or too many others wait for it already. What was asked for has not been done, or it is
 * unknown whether it has; the caller may try again.
 */
public final class DatabaseUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Too many others wait for the database. */
    public static DatabaseUnavailableException tooManyWait() {
        return new DatabaseUnavailableException("too many wait for the database");
    }

    DatabaseUnavailableException(String message) {
        super(message);
    }

    DatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
