package org.lockplay.store;

import java.sql.SQLException;
import org.lockplay.server.BrokenException;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;

/** A store failed: its file, its memory or its connection is gone. */
public final class StoreException extends BrokenException {

    private static final long serialVersionUID = 1;

    public StoreException(String message, Throwable cause) {
        this(message, null, cause);
    }

    private StoreException(String message, ServerKind server, Throwable cause) {
        super(message, server, cause);
    }

    private StoreException(String message, boolean unconfirmed, Throwable cause) {
        super(message, null, unconfirmed, cause);
    }

    /**
     * A statement that writes failed.
     *
     * @param commits whether the statement is a transaction of its own
     */
    static StoreException ofWrite(String message, SQLException cause, boolean commits) {
        return new StoreException(message + ": " + cause.getMessage(), commits && Databases.isUnanswered(cause), cause);
    }

    /**
     * A server did not answer.
     *
     * @param place the server, such as {@code Redis at localhost:6379}
     */
    public static StoreException unreachable(ServerKind server, String place, Throwable cause) {
        return new StoreException(place + ": " + cause.getMessage(), server, cause);
    }
}
