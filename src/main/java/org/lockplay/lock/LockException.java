package org.lockplay.lock;

import java.util.Optional;

/** A lock that broke: what it is built on is gone or cannot be reached. */
public final class LockException extends Exception {

    private static final long serialVersionUID = 1;

    private final String server;

    public LockException(String message, Throwable cause) {
        this(message, null, cause);
    }

    private LockException(String message, String server, Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    /** A server did not answer. */
    public static LockException unreachable(String server, Throwable cause) {
        return new LockException("cannot reach " + server + ": " + cause.getMessage(), server, cause);
    }

    /** The server that did not answer, such as {@code PostgreSQL at localhost:5432}, if that is what broke. */
    public Optional<String> unreachableServer() {
        return Optional.ofNullable(server);
    }
}
