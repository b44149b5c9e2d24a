package org.lockplay.recording;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The effect of one step on the store: what the buyer observed, and how it changed the content.
 *
 * @param fits tests whether the observation is consistent with a content; {@code null} if the step did not read
 * @param change maps the content before to the content after; {@code null} if the step did not write
 */
record Effect(Predicate<StoreContent> fits, UnaryOperator<StoreContent> change) {

    /** The step did not access the store. */
    static final Effect NONE = new Effect(null, null);

    /** The first of the two parts of a write to a file. */
    static final Effect TRUNCATION = change(content -> StoreContent.TRUNCATED);

    static Effect look(Predicate<StoreContent> fits) {
        return new Effect(fits, null);
    }

    static Effect change(UnaryOperator<StoreContent> change) {
        return new Effect(null, change);
    }

    /** Whether the step can have happened while the store held this content. */
    boolean isPossible(StoreContent content) {
        return fits == null || fits.test(content);
    }

    /** The content after the step. */
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
