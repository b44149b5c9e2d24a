package org.lockplay.recording;

/**
 * What the store holds at a moment.
 *
 * @param count tickets left
 * @param version the number beside the count
 * @param rest how many characters a file holds behind that, left by a longer text that was written over
 */
record StoreContent(long count, long version, int rest) {

    /** Between the two moments of a write to a file: nothing. */
    static final StoreContent TRUNCATED = new StoreContent(-1, -1, 0);

    StoreContent(long count, long version) {
        this(count, version, 0);
    }

    /** Whether it cannot be read. */
    boolean isTorn() {
        return equals(TRUNCATED) || rest > 0;
    }

    /** What a file holds when this is written at its beginning, as whoever truncated it before somebody else wrote does. */
    StoreContent over(StoreContent there) {
        return new StoreContent(count, version, Math.max(0, there.length() - length()));
    }

    /** As far as it differs from one to another. */
    private int length() {
        return equals(TRUNCATED) ? 0 : (String.valueOf(count) + version).length() + rest;
    }
}
