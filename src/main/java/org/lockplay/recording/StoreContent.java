package org.lockplay.recording;

/**
 * The content of the store at one moment.
 *
 * @param count tickets left
 * @param version the version number beside the count
 * @param rest the number of characters behind that in a file, left from a longer text that was overwritten
 */
record StoreContent(long count, long version, int rest) {

    /** An empty file, between the two parts of a write. */
    static final StoreContent TRUNCATED = new StoreContent(-1, -1, 0);

    StoreContent(long count, long version) {
        this(count, version, 0);
    }

    /** Whether it cannot be read. */
    boolean isTorn() {
        return equals(TRUNCATED) || rest > 0;
    }

    /**
     * The content of a file after this is written at its beginning, where another buyer has written since the
     * truncation.
     */
    StoreContent over(StoreContent there) {
        return new StoreContent(count, version, Math.max(0, there.length() - length()));
    }

    /** The length in characters, up to a constant. */
    private int length() {
        return equals(TRUNCATED) ? 0 : (String.valueOf(count) + version).length() + rest;
    }
}
