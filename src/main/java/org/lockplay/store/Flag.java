package org.lockplay.store;

/** A {@code locked} field beside the count. Looking and setting are two steps. Used by one thread only. */
public interface Flag extends AutoCloseable {

    boolean isSet() throws StoreException;

    void set(boolean value) throws StoreException;

    @Override
    void close();
}
