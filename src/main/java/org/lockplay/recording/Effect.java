package org.lockplay.recording;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What a buyer found in the store behind a gate, and what it made of it.
 *
 * @param fits whether the store can have held something then, by what the buyer found there; {@code null} if it did not
 *     look
 * @param change what became of what the store held; {@code null} if it did not change
 */
record Effect(Predicate<StoreContent> fits, UnaryOperator<StoreContent> change) {

    /** It had nothing to do with the store. */
    static final Effect NONE = new Effect(null, null);

    /** The first of the two moments of a write to a file. */
    static final Effect TRUNCATION = change(content -> StoreContent.TRUNCATED);

    static Effect look(Predicate<StoreContent> fits) {
        return new Effect(fits, null);
    }

    static Effect change(UnaryOperator<StoreContent> change) {
        return new Effect(null, change);
    }

    /** Whether it can have come while the store held something. */
    boolean isPossible(StoreContent content) {
        return fits == null || fits.test(content);
    }

    /** What the store holds after it. */
    StoreContent after(StoreContent content) {
        return change == null ? content : change.apply(content);
    }

    boolean changesStore() {
        return change != null;
    }

    boolean touchesStore() {
        return fits != null || change != null;
    }
}
