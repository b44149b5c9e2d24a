package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import org.junit.jupiter.api.Test;
import org.lockplay.history.Committed;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.strategy.Acquisition;
import org.lockplay.lock.strategy.Release;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.store.Reading;

/** How a buyer executes its program with its lock and its store, and which events it emits. */
class BuyerTest extends BuyerStage {

    private static final LockSpec HELD_BY_OTHERS = LockSpec.of(LockKind.FILE_LOCK);
    private static final String SCOPED = ProgramPreset.SCOPED.program().text();

    @Test
    void theLastTicketIsBoughtUnderTheLock() {
        ScriptedStore store = new ScriptedStore(1);

        play(ProgramPreset.MANUAL.program().text(), store);

        assertThat(story())
                .containsExactly(
                        "buyer-started",
                        "1 queried",
                        "2 lock-requested",
                        "2 lock-acquired",
                        "4 read",
                        "5 took",
                        "7 wrote",
                        "8 lock-released",
                        "buyer-finished");
        assertThat(store.content()).isEqualTo(new Reading.Count(0, 1));
        assertThat(outcome()).isEqualTo("bought");
    }

    @Test
    void everyEventCountsTheGatesThatTheBuyerHasPassed() {
        play(ProgramPreset.MANUAL.program().text(), new ScriptedStore(1));

        assertThat(history)
                .extracting(event ->
                        event.kind().wireName() + " " + event.header().pass().orElseThrow())
                .containsExactly(
                        "buyer-started 0",
                        "queried 1",
                        "lock-requested 2",
                        "lock-acquired 2",
                        "read 4",
                        "took 5",
                        "wrote 8",
                        "lock-released 9",
                        "buyer-finished 9");
    }

    @Test
    void aBuyerThatFindsNoTicketWritesNothing() {
        ScriptedStore store = new ScriptedStore(0);

        play("read\ntake\nwrite", store);

        assertThat(story()).containsExactly("buyer-started", "1 read", "2 sold-out", "buyer-finished");
        assertThat(store.content().version()).isZero();
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void timeStampsLieInsideTheHold() {
        play(ProgramPreset.MANUAL.program().text(), new ScriptedStore(1));

        assertThat(history).extracting(Event::t).isSorted();
        assertThat(at(EventKind.LOCK_RELEASED) - at(EventKind.LOCK_ACQUIRED)).isBetween(20_000_000L, 20_000_100L);
    }

    @Test
    void aTornFileFailsTheReaderAndKeepsALockTakenWithoutABlock() {
        play("lock\nread\nunlock", new ScriptedStore(1).thatReads(new Reading.Torn("{\"cou")));

        assertThat(story()).endsWith("2 failed", "buyer-finished");
        assertThat(text(event(EventKind.FAILED), "what")).contains("torn-read");
        assertThat(text(event(EventKind.FAILED), "content")).contains("{\"cou");
        assertThat(lock.calls()).containsExactly("acquire");
    }

    @Test
    void aTornFileDoesNotFailAQuery() {
        play("query", new ScriptedStore(1).thatReads(new Reading.Torn("")));

        assertThat(text(event(EventKind.QUERIED), "what")).contains("torn-read");
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void aBlockReleasesItsLockWhenItsBodyFails() {
        play(SCOPED, new ScriptedStore(1).thatReads(new Reading.Count(1, 0), new Reading.Torn("")));

        assertThat(story()).endsWith("4 failed", "2 lock-released", "buyer-finished");
        assertThat(lock.calls()).containsExactly("acquire", "undo");
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void aStoreThatBreaksFailsTheStep() {
        play("read", new ScriptedStore(1).thatIsBroken());

        assertThat(text(event(EventKind.FAILED), "message")).contains("the store is gone");
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void aStoreWithAnInternalErrorFailsTheStepToo() {
        play("read", new ScriptedStore(1).thatThrows(new IllegalStateException("a bug")));

        assertThat(text(event(EventKind.FAILED), "what")).contains("internal");
        assertThat(story()).endsWith("1 failed", "buyer-finished");
    }

    @Test
    void aStoreWhoseClassesAreMissingFailsTheStep() {
        play("read", new ScriptedStore(1).thatCannotLoadItsClasses());

        assertThat(text(event(EventKind.FAILED), "what")).contains("internal");
        assertThat(story()).endsWith("1 failed", "buyer-finished");
    }

    @Test
    void aBuyerThatDoesNotAcquireTheLockInTimeFails() {
        lock.thatAnswers(new Acquisition.TimedOut());

        play(SCOPED, new ScriptedStore(1));

        assertThat(story()).endsWith("2 lock-timeout", "buyer-finished");
        assertThat(text(event(EventKind.BUYER_FINISHED), "reason")).contains("lock-timeout");
        assertThat(lock.calls()).containsExactly("acquire");
    }

    @Test
    void aBuyerThatReleasesALockItDoesNotHoldFails() {
        lock.thatReleases(Release.NOT_HELD);

        play("unlock", new ScriptedStore(1));

        assertThat(text(event(EventKind.FAILED), "what")).contains("not-held");
    }

    @Test
    void aBuyerThatLostItsLeaseNoticesAtTheRelease() {
        lock.thatReleases(Release.NOT_HELD);

        play("lock\nread\ntake\nwrite\nunlock", new ScriptedStore(1));

        assertThat(story()).endsWith("5 lock-lost", "buyer-finished");
        assertThat(outcome()).isEqualTo("bought");
    }

    @Test
    void aCountingLockAcquiredTwiceIsHeldUntilItIsReleasedTwice() {
        Play twice = new Play().lock(LockSpec.of(LockKind.ADVISORY)).program("lock\nlock\nunlock");
        twice.run(new ScriptedStore(1));

        assertThat(twice.keepsTheLock()).isTrue();

        Play both = new Play().lock(LockSpec.of(LockKind.ADVISORY)).program("lock\nlock\nunlock\nunlock");
        both.run(new ScriptedStore(1));
        assertThat(both.keepsTheLock()).isFalse();
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED || event.kind() == EventKind.LOCK_RELEASED)
                .extracting(event -> number(event, "owed").orElse(0))
                .containsExactly(0L, 2L, 1L, 0L);
    }

    @Test
    void nestedBlocksReleaseACountingLockOnceEach() {
        new Play()
                .lock(LockSpec.of(LockKind.FILE_LOCK))
                .program("with lock:\n  with lock:\n    read")
                .run(new ScriptedStore(1).thatReads(new Reading.Torn("")));

        assertThat(story()).endsWith("3 failed", "2 lock-released", "1 lock-released", "buyer-finished");
        assertThat(lock.calls()).containsExactly("acquire", "acquire", "undo", "undo");
    }

    @Test
    void aRowIsFreeAfterOneReleaseHoweverOftenItWasAcquired() {
        lock.thatReleases(Release.RELEASED, Release.NOT_HELD);

        Play play = new Play().lock(LockSpec.of(LockKind.ROW)).program("lock\nlock\nunlock\nunlock");
        play.run(new ScriptedStore(1));

        assertThat(story()).endsWith("3 lock-released", "3 committed", "4 failed", "buyer-finished");
        assertThat(text(event(EventKind.FAILED), "what")).contains("not-held");
        assertThat(play.keepsTheLock()).isFalse();
    }

    @Test
    void aBuyerWhoseSecondAcquisitionIsRefusedStillHoldsTheLockOnce() {
        lock.thatAnswers(Acquisition.Acquired.WITHOUT_TOKEN, new Acquisition.AlreadyHeld());

        Play play = new Play().lock(LockSpec.of(LockKind.ROBUST_MUTEX)).program("lock\nlock");
        play.run(new ScriptedStore(1));

        assertThat(text(event(EventKind.FAILED), "what")).contains("already-held");
        assertThat(text(event(EventKind.FAILED), "message").orElseThrow()).contains("holds the lock already");
        assertThat(play.keepsTheLock()).isTrue();
    }

    @Test
    void aReleaseByANonHolderIsRecordedWhereItFreesTheLock() {
        play("unlock", new ScriptedStore(1));

        assertThat(story()).containsExactly("buyer-started", "1 lock-released", "buyer-finished");
    }

    @Test
    void theTimeOfACommitIsTakenAfterIt() {
        play("lock\nread\ntake\nwrite\nunlock", new ScriptedStore(1), LockSpec.of(LockKind.ROW));

        assertThat(story()).endsWith("4 wrote", "5 lock-released", "5 committed", "buyer-finished");
        assertThat(at(EventKind.COMMITTED)).isGreaterThan(at(EventKind.LOCK_RELEASED));
    }

    @Test
    void aTransactionsWriteSaysThatItIsUncommittedAndItsCommitWhatBecameVisible() {
        play("lock\nread\ntake\nwrite\nunlock\nread\nwrite", new ScriptedStore(2), LockSpec.of(LockKind.ROW));

        assertThat(history.stream().filter(Wrote.class::isInstance).map(Wrote.class::cast))
                .extracting(Wrote::version, Wrote::uncommitted)
                .containsExactly(tuple(1L, true), tuple(2L, false));
        assertThat(event(EventKind.COMMITTED))
                .isInstanceOfSatisfying(
                        Committed.class, event -> assertThat(event.version()).hasValue(1));
    }

    @Test
    void aTransactionWithoutAWriteCommitsNothing() {
        play("lock\nread\nunlock", new ScriptedStore(2), LockSpec.of(LockKind.ROW));

        assertThat(number(event(EventKind.COMMITTED), "version")).isEmpty();
    }

    @Test
    void aRolledBackTransactionEmitsNoCommitted() {
        ScriptedStore store = new ScriptedStore(1).thatReads(new Reading.Count(1, 0), new Reading.Torn(""));

        play(SCOPED, store, LockSpec.of(LockKind.ROW));

        assertThat(story()).contains("2 lock-released").doesNotContain("2 committed");
    }

    @Test
    void aBuyerThatNeedsACopyAndHasNoneFails() {
        play("take", new ScriptedStore(1));

        assertThat(text(event(EventKind.FAILED), "what")).contains("no-copy");
    }

    @Test
    void aBuyerThatFindsTheSecondTicketSoldOutStillBuysTheFirst() {
        ScriptedStore store = new ScriptedStore(1);

        play("read\ntake\ntake\nwrite", store);

        assertThat(story())
                .containsExactly("buyer-started", "1 read", "2 took", "3 sold-out", "4 wrote", "buyer-finished");
        assertThat(store.content()).isEqualTo(new Reading.Count(0, 1));
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(1);
    }

    @Test
    void aFailedBuyerKeepsTheTicketsThatItHasWritten() {
        lock.thatReleases(Release.NOT_HELD);

        play("read\ntake\nwrite\nunlock", new ScriptedStore(5).thatReads(new Reading.Count(5, 0)), HELD_BY_OTHERS);

        assertThat(outcome()).isEqualTo("failed");
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(1);
    }

    @Test
    void everyRoundBuysAgain() {
        ScriptedStore store = new ScriptedStore(3);

        new Play().rounds(2).program("read\ntake\nwrite").run(store);

        assertThat(store.content().count()).isEqualTo(1);
        assertThat(number(event(EventKind.BUYER_FINISHED), "count")).hasValue(2);
    }

    @Test
    void theSameSeedGivesTheSameThinkTimes() {
        long first = new Play().jitterMs(5).program("think 10").run(new ScriptedStore(1));
        long second = new Play().jitterMs(5).program("think 10").run(new ScriptedStore(1));

        assertThat(second).isEqualTo(first);
        assertThat(first).isNotEqualTo(10_000_000);
    }
}
