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
 * Says what one buyer's events tell of the store: what it held then, and what became of it. To be told of them in the
 * buyer's order, since an answer can rest on what was read before, and a change on what was written.
 */
final class StoreEffects {

    private final boolean isFile;
    /** Whether a write looks at the store in the same moment. */
    private final boolean writesIfUnchanged;
    /** Whether others see what was written under the lock only once that is given back. */
    private final boolean commits;

    /** What it has read; {@code null} before that. */
    private StoreContent copied;
    /** What it has written and nobody else can see yet; {@code null} if there is nothing like that. */
    private UnaryOperator<StoreContent> uncommitted;

    StoreEffects(Scenario scenario) {
        this.isFile = scenario.store() == StoreKind.FILE;
        LockKind lock = scenario.lock().kind();
        this.writesIfUnchanged = lock == LockKind.ATOMIC || lock == LockKind.OPTIMISTIC;
        this.commits = lock.isTransaction();
    }

    /** Whether a write is two moments. */
    boolean writesInTwoMoments() {
        return isFile;
    }

    Effect read(Event event) {
        copied = content(event);
        return seen(event);
    }

    /** What was seen there: a count, half a file, or nothing that is known. */
    Effect seen(Event event) {
        if (event.text(Field.WHAT).filter("torn-read"::equals).isPresent()) {
            return Effect.look(StoreContent::isTorn);
        }
        return event.number(Field.COUNT).isPresent() ? Effect.look(content(event)::equals) : Effect.NONE;
    }

    /** It was its own copy that said so, or the store's answer to a conditional write. */
    Effect soldOut(Instruction at) {
        return at.operation() == Operation.WRITE ? Effect.look(content -> content.count() == 0) : Effect.NONE;
    }

    /** @param holds whether it is between taking the lock and giving it back */
    Effect wrote(Event event, boolean holds) {
        StoreContent written = content(event);
        if (commits && holds) {
            uncommitted = content -> written;
            return Effect.NONE;
        }
        Predicate<StoreContent> unchanged = content -> content.version() == written.version() - 1;
        return new Effect(writesIfUnchanged ? unchanged : null, isFile ? written::over : content -> written);
    }

    /** Its copy was outdated where the store was asked, and what it has written is undone. */
    Effect conflict(Instruction at) {
        uncommitted = null;
        StoreContent outdated = copied;
        boolean asks = at.operation() == Operation.WRITE || at.releases();
        return (writesIfUnchanged || commits) && outdated != null && asks
                ? Effect.look(content -> !content.equals(outdated))
                : Effect.NONE;
    }

    /** What it has written and nobody else could see never comes to be. */
    void rollBack() {
        uncommitted = null;
    }

    /** What it has written comes to be, as something is found. */
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
