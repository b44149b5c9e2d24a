package org.lockplay.lock;

/** A lock that broke: what it is built on is gone or cannot be reached. */
public final class LockException extends Exception {

    private static final long serialVersionUID = 1;

    public LockException(String message, Throwable cause) {
        super(message, cause);
    }
}
