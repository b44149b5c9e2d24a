package org.lockplay.store;

/** A store that broke: its file, its memory or its connection is gone. */
public final class StoreException extends Exception {

    private static final long serialVersionUID = 1;

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
