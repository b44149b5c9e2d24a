package org.lockplay.server;

import java.util.Optional;

/** Something outside the buyer's process that it needs has failed. */
public abstract class BrokenException extends Exception {

    private static final long serialVersionUID = 1;

    private final ServerKind server;
    private final boolean unconfirmed;

    /** @param server the kind of server that did not answer; null if the failure has another cause */
    protected BrokenException(String message, ServerKind server, Throwable cause) {
        this(message, server, false, cause);
    }

    /**
     * @param server the kind of server that did not answer; null if the failure has another cause
     * @param unconfirmed whether a change was sent that may have taken effect
     */
    protected BrokenException(String message, ServerKind server, boolean unconfirmed, Throwable cause) {
        super(message, cause);
        this.server = server;
        this.unconfirmed = unconfirmed;
    }

    /** Whether a change was sent that may have taken effect, although its answer is missing. */
    public final boolean isUnconfirmed() {
        return unconfirmed;
    }

    /** The kind of server that did not answer, if that is the cause. */
    public final Optional<ServerKind> unreachableServer() {
        return Optional.ofNullable(server);
    }

    /** The kind of server that did not answer, if that is the cause of {@code failure}. */
    public static Optional<ServerKind> unreachableServer(Throwable failure) {
        return failure instanceof BrokenException broken ? broken.unreachableServer() : Optional.empty();
    }
}
