package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.Release;
import org.lockplay.store.Reading;
import org.lockplay.store.WriteResult;

/** How a buyer reacts when the store does not accept its write: conflicts, rejected tokens, tickets sold meanwhile. */
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
        assertThat(number(event(EventKind.CONFLICT), "version")).hasValue(0);
        assertThat(number(event(EventKind.SOLD_OUT), "wanted")).isEmpty();
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
                        "1 committed",
                        "buyer-finished");
        assertThat(number(event(EventKind.CONFLICT), "retry")).hasValue(1);
        // Not that of its own write, which no other buyer has seen.
        assertThat(number(event(EventKind.CONFLICT), "version")).hasValue(0);
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(1);
        assertThat(lock.calls()).containsExactly("acquire", "release", "acquire", "release");
    }

    @Test
    void aStoreThatIsSoldOutRevokesTheTicket() {
        play("read\ntake\nwrite", new ScriptedStore(1).thatAnswersWrites(new WriteResult.SoldOut()));

        assertThat(story()).endsWith("2 took", "3 sold-out", "buyer-finished");
        assertThat(number(event(EventKind.SOLD_OUT), "wanted")).hasValue(1);
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void aRefusedTokenFailsTheWriter() {
        LockSpec fenced = LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, true);
        ScriptedStore store = new ScriptedStore(1).thatAnswersWrites(new WriteResult.Rejected(7));

        play("lock\nread\ntake\nwrite\nunlock", store, fenced);

        assertThat(store.lastToken()).hasValue(1);
        assertThat(number(event(EventKind.WRITE_REJECTED), "highest")).hasValue(7);
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void withoutFencingNoTokenGoesToTheStore() {
        ScriptedStore store = new ScriptedStore(1);

        play("lock\nread\ntake\nwrite\nunlock", store, LockSpec.of(LockKind.REDIS));

        assertThat(store.lastToken()).isEmpty();
        assertThat(number(event(EventKind.LOCK_ACQUIRED), "token")).hasValue(1);
    }

    @Test
    void aConflictInTheSecondSectionDoesNotGoBackOverTheFirst() {
        admitsEverybody(3);
        ScriptedStore store =
                new ScriptedStore(5).thatAnswersWrites(new WriteResult.Written(4, 1), new WriteResult.Conflict());

        new Play()
                .lock(LockSpec.of(LockKind.OPTIMISTIC))
                .program("lock\nread\ntake\nwrite\nunlock\nlock\nread\ntake\nwrite\nunlock")
                .run(store);

        assertThat(story())
                .containsExactly(
                        "buyer-started",
                        "2 read",
                        "3 took",
                        "4 wrote",
                        "7 read",
                        "8 took",
                        "9 conflict",
                        "7 read",
                        "8 took",
                        "9 wrote",
                        "buyer-finished");
        assertThat(number(event(EventKind.CONFLICT), "backTo")).hasValue(6);
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
    }

    @Test
    void aConflictAfterAWriteInTheSameSectionGoesBackToTheReadAfterThat() {
        admitsEverybody(1);
        ScriptedStore store =
                new ScriptedStore(5).thatAnswersWrites(new WriteResult.Written(4, 1), new WriteResult.Conflict());

        play("with lock:\n  read\n  take\n  write\n  read\n  take\n  write", store, LockSpec.of(LockKind.OPTIMISTIC));

        assertThat(story()).endsWith("7 conflict", "5 read", "6 took", "7 wrote", "buyer-finished");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
    }

    @Test
    void aConflictWithNothingToReadAgainFailsTheStep() {
        ScriptedStore store =
                new ScriptedStore(5).thatAnswersWrites(new WriteResult.Written(4, 1), new WriteResult.Conflict());

        play("read\ntake\nwrite\ntake\nwrite", store, LockSpec.of(LockKind.OPTIMISTIC));

        assertThat(story()).endsWith("3 wrote", "4 took", "5 failed", "buyer-finished");
        assertThat(text(event(EventKind.FAILED), "what")).contains("stale-copy");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(1);
    }

    @Test
    void soldOutInTheSecondSectionLeavesTheTicketOfTheFirst() {
        ScriptedStore store =
                new ScriptedStore(1).thatAnswersWrites(new WriteResult.Written(0, 1), new WriteResult.SoldOut());
        store.thatReads(new Reading.Count(1, 0), new Reading.Count(1, 0));

        play("read\ntake\nwrite\nread\ntake\nwrite", store, LockSpec.of(LockKind.ATOMIC));

        assertThat(story()).endsWith("6 sold-out", "buyer-finished");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(1);
    }

    @Test
    void aFailedCommitUndoesWhatWasNotCommittedAndNothingElse() {
        admitsEverybody(3).thatReleases(Release.RELEASED, Release.CONFLICT);

        play(
                "lock\nread\ntake\nwrite\nunlock\nlock\nread\ntake\nwrite\nunlock",
                new ScriptedStore(5),
                LockSpec.of(LockKind.SERIALIZABLE));

        assertThat(story())
                .containsExactly(
                        "buyer-started",
                        "2 read",
                        "3 took",
                        "4 wrote",
                        "5 committed",
                        "7 read",
                        "8 took",
                        "9 wrote",
                        "10 conflict",
                        "7 read",
                        "8 took",
                        "9 wrote",
                        "10 committed",
                        "buyer-finished");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
    }

    @Test
    void aTransactionThatWasBegunTwiceGoesBackToItsFirstBeginning() {
        admitsEverybody(4).thatReleases(Release.CONFLICT);

        play(
                "lock\nread\ntake\nwrite\nlock\nread\ntake\nwrite\nunlock",
                new ScriptedStore(5),
                LockSpec.of(LockKind.SERIALIZABLE));

        assertThat(number(event(EventKind.CONFLICT), "backTo")).hasValue(1);
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
    }

    @Test
    void aTransactionOverTwoRoundsIsRepeatedFromTheFirst() {
        admitsEverybody(4);
        ScriptedStore store =
                new ScriptedStore(5).thatAnswersWrites(new WriteResult.Written(4, 1), new WriteResult.Conflict());

        new Play()
                .lock(LockSpec.of(LockKind.SERIALIZABLE))
                .program("lock\nread\ntake\nwrite")
                .rounds(2)
                .run(store);

        assertThat(number(event(EventKind.CONFLICT), "backTo")).hasValue(1);
        assertThat(number(event(EventKind.CONFLICT), "round")).hasValue(1);
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
        assertThat(store.content().count()).isEqualTo(3);
    }

    @Test
    void aTicketOfABrokenTransactionBelongsToNoBuyer() {
        admitsEverybody(1);

        play(
                "with lock:\n  read\n  take\n  write\n  read",
                tornAtTheSecondReading(),
                LockSpec.of(LockKind.SERIALIZABLE));

        assertThat(outcome()).isEqualTo("failed");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(0);
    }

    private static ScriptedStore tornAtTheSecondReading() {
        return new ScriptedStore(1).thatReads(new Reading.Count(1, 0), new Reading.Torn(""));
    }

    private ScriptedLock admitsEverybody(int times) {
        for (int i = 0; i < times; i++) {
            lock.thatAnswers(new Acquisition.Admitted());
        }
        return lock;
    }
}
