package org.lockplay.store;

import java.util.Optional;

/** Something outside the process that a buyer needs broke. */
public abstract class BrokenException extends Exception {

    private static final long serialVersionUID = 1;

    private final ServerKind server;

    /**
     * @param server the kind of server that did not answer; null if that is not what broke
     */
    protected BrokenException(String message, ServerKind server, Throwable cause) {
        super(message, cause);
        this.server = server;
    }

    /** The kind of server that did not answer, if that is what broke. */
    public final Optional<ServerKind> unreachableServer() {
        return Optional.ofNullable(server);
    }

    /** The kind of server that did not answer, if that is what a failure comes from. */
    public static Optional<ServerKind> unreachableServer(Throwable failure) {
        return failure instanceof BrokenException broken ? broken.unreachableServer() : Optional.empty();
    }
}
