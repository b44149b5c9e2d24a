package org.lockplay.store;

/** The result of a read. */
public sealed interface Reading {

    /**
     * A count.
     *
     * @param count tickets left
     * @param version the number stored with it, incremented by each write
     */
    record Count(long count, long version) implements Reading {}

    /**
     * Half a file, read between another buyer's truncating and writing.
     *
     * @param content the file's content
     */
    record Torn(String content) implements Reading {}

    /** The store's concurrency control aborted the attempt; the buyer has to start again from its lock. */
    record Conflict() implements Reading {}
}
