package org.lockplay.store;

import org.lockplay.server.BrokenException;
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

    /**
     * A server did not answer.
     *
     * @param place the server, such as {@code Redis at localhost:6379}
     */
    public static StoreException unreachable(ServerKind server, String place, Throwable cause) {
        return new StoreException(place + ": " + cause.getMessage(), server, cause);
    }
}
