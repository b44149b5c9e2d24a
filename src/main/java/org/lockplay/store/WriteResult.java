package org.lockplay.store;

/** What became of a write. */
public sealed interface WriteResult {

    /**
     * It was written.
     *
     * @param count the count that is now in the store
     * @param version the version that is now in the store
     */
    record Written(long count, long version) implements WriteResult {}

    /**
     * It came with a fencing token that is too old.
     *
     * @param highest the highest token that the store has seen
     */
    record Rejected(long highest) implements WriteResult {}

    /** Somebody else has written since; the buyer has to start again from its read. */
    record Conflict() implements WriteResult {}

    /** The store itself saw that no ticket is left. */
    record SoldOut() implements WriteResult {}
}
