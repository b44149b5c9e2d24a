package org.lockplay.store;

import java.util.OptionalLong;

/** One buyer's own way to the ticket count. Used by that buyer's thread only. */
public interface Store extends AutoCloseable {

    /** Copies the count and the version that are there now. */
    Reading read() throws StoreException;

    /**
     * Shows the fencing token of whoever is about to read: a write that comes later with an older one is turned away,
     * also while the reader has not written yet. Nothing where the store keeps no token.
     */
    default void show(long token) throws StoreException {}

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

    /**
     * The same data, written in one indivisible step that looks and subtracts what was taken since the last read.
     *
     * @throws UnsupportedOperationException if the store has no such way
     */
    default Store atomic() throws StoreException {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no indivisible write");
    }

    /**
     * The same data, written only if nobody has written since the last read; {@link WriteResult.Conflict} otherwise.
     *
     * @throws UnsupportedOperationException if the store has no such way
     */
    default Store optimistic() throws StoreException {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " does not compare versions");
    }

    @Override
    void close();
}
