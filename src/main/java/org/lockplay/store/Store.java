package org.lockplay.store;

import java.util.OptionalLong;

/** One buyer's own way to the ticket count. Used by that buyer's thread only. */
public interface Store extends AutoCloseable {

    /** Copies the count and the version that are there now. */
    Reading read() throws StoreException;

    /**
     * Replaces what is there, whatever it is.
     *
     * @param count the new count
     * @param version the version that was read; the one written is greater by one
     * @param token the fencing token that came with the lock; empty where it has none
     * @param pause the moment between truncating and writing; only the file store has one
     */
    WriteResult write(long count, long version, OptionalLong token, Pause pause)
            throws StoreException, InterruptedException;

    @Override
    void close();
}
