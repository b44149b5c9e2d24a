package org.lockplay.store;

/** A {@code locked} field beside the count. Testing and setting are two steps. Confined to one thread. */
public interface Flag extends AutoCloseable {

    boolean isSet() throws StoreException;

    void set(boolean value) throws StoreException;

    @Override
    void close();
}
