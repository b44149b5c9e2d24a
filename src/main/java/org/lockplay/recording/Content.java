package org.lockplay.recording;

/**
 * What the store holds at a moment.
 *
 * @param count tickets left
 * @param version the number beside the count
 */
record Content(long count, long version) {

    /** Between the two moments of a write to a file: nothing that can be read. */
    static final Content TORN = new Content(-1, -1);
}
