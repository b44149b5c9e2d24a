package org.lockplay.store;

import java.util.Optional;

/** A store that broke: its file, its memory or its connection is gone. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    private final String server;

    public StoreException(String message, Throwable cause) {
        this(message, null, cause);
    }

    private StoreException(String message, String server, Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    /** A server did not answer. */
    public static StoreException unreachable(String server, Throwable cause) {
        return new StoreException("cannot reach " + server + ": " + cause.getMessage(), server, cause);
    }

    /** The server that did not answer, such as {@code PostgreSQL at localhost:5432}, if that is what broke. */
    public Optional<String> unreachableServer() {
        return Optional.ofNullable(server);
    }
}
