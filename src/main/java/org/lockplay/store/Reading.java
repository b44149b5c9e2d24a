package org.lockplay.store;

/** What a reader met in a store. */
public sealed interface Reading {

    /**
     * A count.
     *
     * @param count tickets left
     * @param version the number beside it, which grows by one a write
     */
    record Count(long count, long version) implements Reading {}

    /**
     * Half a file, met between another buyer's truncating and writing.
     *
     * @param content what there was
     */
    record Torn(String content) implements Reading {}

    /** The store's own concurrency control broke the attempt off; the buyer has to start again from its lock. */
    record Conflict() implements Reading {}
}
