package org.lockplay.store;

import java.util.OptionalLong;

/** One buyer's handle on the ticket count. Confined to that buyer's thread. */
public interface Store extends AutoCloseable {

    /** Reads the current count and version. */
    Reading read() throws StoreException;

    /**
     * Registers the reader's fencing token, so that a later write with a lower token is rejected, even before the
     * reader's own write. Does nothing for a store without tokens.
     */
    default void show(long token) throws StoreException {}

    /**
     * Replaces the count unconditionally, apart from the fence.
     *
     * @param count the new count
     * @param version the version that was read; the written one is greater by one
     * @param token the fencing token that came with the lock; empty where it has none
     * @param pause called between truncating and writing; only by the file store
     */
    WriteResult write(long count, long version, OptionalLong token, Pause pause)
            throws StoreException, InterruptedException;

    /**
     * A view of the same data that writes in one atomic step, which tests and subtracts what was taken since the last
     * read.
     *
     * @throws UnsupportedOperationException if the store does not support it
     */
    default Store atomic() throws StoreException {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " has no indivisible write");
    }

    /**
     * A view of the same data that writes only if there was no other write since the last read; otherwise it returns
     * {@link WriteResult.Conflict}.
     *
     * @throws UnsupportedOperationException if the store does not support it
     */
    default Store optimistic() throws StoreException {
        throw new UnsupportedOperationException(getClass().getSimpleName() + " does not compare versions");
    }

    @Override
    void close();
}
