package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Acquisition;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Release;
import org.lockplay.store.Reading;
import org.lockplay.store.WriteResult;

/** What a buyer does when the store does not take its write as it is: conflicts, refused tokens, tickets sold meanwhile. */
class BuyerConflictTest extends BuyerStage {

    @Test
    void aConflictSendsTheBuyerBackToItsReadAndItsTicketIsVoid() {
        ScriptedStore store = new ScriptedStore(1).thatAnswersWrites(new WriteResult.Conflict());
        store.thatReads(new Reading.Count(1, 0), new Reading.Count(0, 1));
        lock.thatAnswers(new Acquisition.Admitted(), new Acquisition.Admitted());

        play("read\ntake\nlock\nwrite\nunlock", store, LockSpec.of(LockKind.OPTIMISTIC));

        assertThat(story())
                .containsExactly(
                        "buyer-started", "1 read", "2 took", "4 conflict", "1 read", "2 sold-out", "buyer-finished");
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void aConflictAtTheCommitSendsTheBuyerBackToTheBeginningOfItsBlock() {
        lock.thatAnswers(new Acquisition.Admitted(), new Acquisition.Admitted()).thatReleases(Release.CONFLICT);

        play("with lock:\n  read\n  take\n  write", new ScriptedStore(5), LockSpec.of(LockKind.SERIALIZABLE));

        assertThat(story())
                .containsExactly(
                        "buyer-started",
                        "2 read",
                        "3 took",
                        "4 wrote",
                        "1 conflict",
                        "2 read",
                        "3 took",
                        "4 wrote",
                        "buyer-finished");
        assertThat(event(EventKind.CONFLICT).number(Field.RETRY)).hasValue(1);
        assertThat(event(EventKind.BUYER_FINISHED).number(Field.COUNT)).hasValue(1);
        assertThat(lock.calls()).containsExactly("acquire", "release", "acquire", "release");
    }

    @Test
    void aStoreThatIsSoldOutTakesTheTicketBack() {
        play("read\ntake\nwrite", new ScriptedStore(1).thatAnswersWrites(new WriteResult.SoldOut()));

        assertThat(story()).endsWith("2 took", "3 sold-out", "buyer-finished");
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void aRefusedTokenFailsTheWriter() {
        LockSpec fenced = LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, true);
        ScriptedStore store = new ScriptedStore(1).thatAnswersWrites(new WriteResult.Rejected(7));

        play("lock\nread\ntake\nwrite\nunlock", store, fenced);

        assertThat(store.lastToken()).hasValue(1);
        assertThat(event(EventKind.WRITE_REJECTED).number(Field.HIGHEST)).hasValue(7);
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void withoutFencingNoTokenGoesToTheStore() {
        ScriptedStore store = new ScriptedStore(1);

        play("lock\nread\ntake\nwrite\nunlock", store, LockSpec.of(LockKind.REDIS));

        assertThat(store.lastToken()).isEmpty();
        assertThat(event(EventKind.LOCK_ACQUIRED).number(Field.TOKEN)).hasValue(1);
    }
}
