package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
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
