package org.lockplay.history;

/** A read or write of the store. Afterwards, the buyer's local copy equals what the store held. */
public sealed interface StoreAccess extends Event permits Read, Wrote {

    /** The count that was read or written. */
    long count();

    /** The version that is stored with the count; each write increments it. */
    long version();
}
