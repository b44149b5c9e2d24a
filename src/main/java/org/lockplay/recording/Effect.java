package org.lockplay.recording;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lockplay.history.Committed;
import org.lockplay.history.Conflicted;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.Queried;
import org.lockplay.history.Read;
import org.lockplay.history.SoldOut;
import org.lockplay.history.StoreView;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

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
    static final Effect TRUNCATION = new Effect(null, content -> StoreContent.TRUNCATED);

    /** The effect of the step that emitted an event. */
    static Effect of(Event event, Scenario scenario) {
        if (event instanceof Read read) {
            return look(new StoreContent(read.count(), read.version())::equals);
        }
        if (event instanceof Queried query) {
            return queried(query.seen());
        }
        if (event instanceof Wrote write && !write.uncommitted()) {
            return wrote(new StoreContent(write.count(), write.version()), scenario);
        }
        if (event instanceof Committed commit && commit.version().isPresent()) {
            StoreContent committed =
                    new StoreContent(commit.count().orElse(0), commit.version().getAsLong());
            return new Effect(null, content -> committed);
        }
        if (event instanceof SoldOut none && none.wanted().isPresent()) {
            return look(content -> content.count() < none.wanted().getAsLong());
        }
        if (event instanceof Conflicted conflict && conflict.version().isPresent()) {
            return look(content -> content.version() != conflict.version().getAsLong());
        }
        return event instanceof Failed failed && failed.isTornRead() ? look(StoreContent::isTorn) : NONE;
    }

    private static Effect queried(StoreView seen) {
        if (seen.isTorn()) {
            return look(StoreContent::isTorn);
        }
        StoreContent content =
                new StoreContent(seen.count().orElse(0), seen.version().orElse(0));
        return seen.count().isPresent() ? look(content::equals) : NONE;
    }

    private static Effect wrote(StoreContent written, Scenario scenario) {
        if (scenario.store() == StoreKind.FILE) {
            return new Effect(null, written::over);
        }
        LockKind lock = scenario.lock().kind();
        boolean comparesVersion = lock == LockKind.ATOMIC || lock == LockKind.OPTIMISTIC;
        Predicate<StoreContent> unchanged = content -> content.version() == written.version() - 1;
        return new Effect(comparesVersion ? unchanged : null, content -> written);
    }

    private static Effect look(Predicate<StoreContent> fits) {
        return new Effect(fits, null);
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
