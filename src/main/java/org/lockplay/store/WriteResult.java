package org.lockplay.store;

/** The result of a write. */
public sealed interface WriteResult {

    /**
     * The write took effect.
     *
     * @param count the count that is now in the store
     * @param version the version that is now in the store
     */
    record Written(long count, long version) implements WriteResult {}

    /**
     * The write's fencing token is too low.
     *
     * @param highest the highest token that the store has seen
     */
    record Rejected(long highest) implements WriteResult {}

    /** Another buyer has written since the read; the buyer has to start again from its read. */
    record Conflict() implements WriteResult {}

    /** The store itself detected that no ticket is left. */
    record SoldOut() implements WriteResult {}
}
