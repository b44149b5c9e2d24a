package org.lockplay.recording;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.Instruction.Operation;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

/**
 * Derives the effects on the store from one buyer's events. Call the methods in the order of the events, because a
 * later effect can depend on earlier reads and writes. Not thread-safe.
 */
final class StoreEffects {

    private final boolean isFile;
    /** Whether a write compares the version atomically. */
    private final boolean writesIfUnchanged;
    /** Whether writes become visible at the release of the lock. */
    private final boolean commits;

    /** The content that the buyer has read; {@code null} before that. */
    private StoreContent copied;
    /** The uncommitted write; {@code null} if there is none. */
    private UnaryOperator<StoreContent> uncommitted;

    StoreEffects(Scenario scenario) {
        this.isFile = scenario.store() == StoreKind.FILE;
        LockKind lock = scenario.lock().kind();
        this.writesIfUnchanged = lock == LockKind.ATOMIC || lock == LockKind.OPTIMISTIC;
        this.commits = lock.isTransaction();
    }

    /** Whether a write is truncation and writing. */
    boolean writesInTwoMoments() {
        return isFile;
    }

    Effect read(Event event) {
        copied = content(event);
        return seen(event);
    }

    /** The effect of a read: a count, a torn file, or unknown content. */
    Effect seen(Event event) {
        if (event.text(Field.WHAT).filter("torn-read"::equals).isPresent()) {
            return Effect.look(StoreContent::isTorn);
        }
        return event.number(Field.COUNT).isPresent() ? Effect.look(content(event)::equals) : Effect.NONE;
    }

    /** The effect of finding no ticket: none for the buyer's own copy, a read for a conditional write. */
    Effect soldOut(Instruction at) {
        return at.operation() == Operation.WRITE ? Effect.look(content -> content.count() == 0) : Effect.NONE;
    }

    /**
     * @param holds whether the buyer is between acquiring and releasing its lock
     */
    Effect wrote(Event event, boolean holds) {
        StoreContent written = content(event);
        if (commits && holds) {
            uncommitted = content -> written;
            return Effect.NONE;
        }
        Predicate<StoreContent> unchanged = content -> content.version() == written.version() - 1;
        return new Effect(writesIfUnchanged ? unchanged : null, isFile ? written::over : content -> written);
    }

    /** A conflict: the store no longer held the buyer's copy, and its uncommitted write is rolled back. */
    Effect conflict(Instruction at) {
        uncommitted = null;
        StoreContent outdated = copied;
        boolean asks = at.operation() == Operation.WRITE || at.releases();
        return (writesIfUnchanged || commits) && outdated != null && asks
                ? Effect.look(content -> !content.equals(outdated))
                : Effect.NONE;
    }

    /** Discards the uncommitted write. */
    void rollBack() {
        uncommitted = null;
    }

    /** Makes the uncommitted write visible, together with an observation. */
    Effect commit(Effect found) {
        Effect committed = new Effect(found.fits(), uncommitted);
        uncommitted = null;
        return committed;
    }

    private static StoreContent content(Event event) {
        return new StoreContent(
                event.number(Field.COUNT).orElse(0), event.number(Field.VERSION).orElse(0));
    }
}
