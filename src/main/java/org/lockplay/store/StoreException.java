package org.lockplay.store;

import java.util.Optional;

/** A store that broke: its file, its memory or its connection is gone. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    private final ServerKind server;

    public StoreException(String message, Throwable cause) {
        this(message, null, cause);
    }

    private StoreException(String message, ServerKind server, Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    /**
     * A server did not answer.
     *
     * @param place which one it is, such as {@code Redis at localhost:6379}
     */
    public static StoreException unreachable(ServerKind server, String place, Throwable cause) {
        return new StoreException(place + ": " + cause.getMessage(), server, cause);
    }

    /** The kind of server that did not answer, if that is what broke. */
    public Optional<ServerKind> unreachableServer() {
        return Optional.ofNullable(server);
    }
}
