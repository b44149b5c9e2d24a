package org.lockplay.lock.strategy;

import org.lockplay.server.BrokenException;
import org.lockplay.server.ServerKind;
import org.lockplay.store.StoreException;

/** A lock failed: the server, file or memory behind it is gone or cannot be reached. */
public final class LockException extends BrokenException {

    private static final long serialVersionUID = 1;

    public LockException(String message, Throwable cause) {
        this(message, null, cause);
    }

    private LockException(String message, ServerKind server, Throwable cause) {
        super(message, server, cause);
    }

    private LockException(String message, boolean unconfirmed, Throwable cause) {
        super(message, null, unconfirmed, cause);
    }

    /** A change was sent to the server that may have taken effect, although its answer is missing. */
    static LockException unconfirmed(String message, Throwable cause) {
        return new LockException(message, true, cause);
    }

    /** The store that a lock is built on failed. */
    static LockException of(StoreException cause) {
        return new LockException(cause.getMessage(), cause.unreachableServer().orElse(null), cause);
    }

    /**
     * A server did not answer.
     *
     * @param place the server, such as {@code Redis at localhost:6379}
     */
    public static LockException unreachable(ServerKind server, String place, Throwable cause) {
        return new LockException(place + ": " + cause.getMessage(), server, cause);
    }
}
