package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Acquisition;
import org.lockplay.lock.Release;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.store.Reading;

/** What a buyer does with its program, its lock and its store, and what it tells of that. */
class BuyerTest extends BuyerStage {

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
    void whoFindsNoTicketWritesNothing() {
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
    void halfAFileFailsTheReaderAndKeepsALockThatWasTakenByHand() {
        play("lock\nread\nunlock", new ScriptedStore(1).thatReads(new Reading.Torn("{\"cou")));

        assertThat(story()).endsWith("2 failed", "buyer-finished");
        assertThat(event(EventKind.FAILED).text(Field.WHAT)).contains("torn-read");
        assertThat(event(EventKind.FAILED).text(Field.CONTENT)).contains("{\"cou");
        assertThat(lock.calls()).containsExactly("acquire");
    }

    @Test
    void halfAFileIsNoTroubleToWhoOnlyLooks() {
        play("query", new ScriptedStore(1).thatReads(new Reading.Torn("")));

        assertThat(event(EventKind.QUERIED).text(Field.WHAT)).contains("torn-read");
        assertThat(outcome()).isEqualTo("sold-out");
    }

    @Test
    void aBlockGivesItsLockBackWhenItsBodyFails() {
        play(SCOPED, new ScriptedStore(1).thatReads(new Reading.Count(1, 0), new Reading.Torn("")));

        assertThat(story()).endsWith("4 failed", "2 lock-released", "buyer-finished");
        assertThat(lock.calls()).containsExactly("acquire", "undo");
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void aStoreThatBreaksFailsTheStep() {
        play("read", new ScriptedStore(1).thatIsBroken());

        assertThat(event(EventKind.FAILED).text(Field.MESSAGE)).contains("the store is gone");
        assertThat(outcome()).isEqualTo("failed");
    }

    @Test
    void whoDoesNotGetTheLockInTimeGivesUp() {
        lock.thatAnswers(new Acquisition.TimedOut());

        play(SCOPED, new ScriptedStore(1));

        assertThat(story()).endsWith("2 lock-timeout", "buyer-finished");
        assertThat(event(EventKind.BUYER_FINISHED).text(Field.REASON)).contains("lock-timeout");
        assertThat(lock.calls()).containsExactly("acquire");
    }

    @Test
    void whoGivesBackWhatItDoesNotHoldFails() {
        lock.thatReleases(Release.NOT_HELD);

        play("unlock", new ScriptedStore(1));

        assertThat(event(EventKind.FAILED).text(Field.WHAT)).contains("not-held");
    }

    @Test
    void whoLostItsLeaseNoticesWhenItGivesItBack() {
        lock.thatReleases(Release.NOT_HELD);

        play("lock\nread\ntake\nwrite\nunlock", new ScriptedStore(1));

        assertThat(story()).endsWith("5 lock-lost", "buyer-finished");
        assertThat(outcome()).isEqualTo("bought");
    }

    @Test
    void everyRoundBuysAgain() {
        ScriptedStore store = new ScriptedStore(3);

        new Play().rounds(2).program("read\ntake\nwrite").run(store);

        assertThat(store.content().count()).isEqualTo(1);
        assertThat(event(EventKind.BUYER_FINISHED).number(Field.COUNT)).hasValue(2);
    }

    @Test
    void theSameSeedThinksEquallyLong() {
        long first = new Play().jitterMs(5).program("think 10").run(new ScriptedStore(1));
        long second = new Play().jitterMs(5).program("think 10").run(new ScriptedStore(1));

        assertThat(second).isEqualTo(first);
        assertThat(first).isNotEqualTo(10_000_000);
    }
}
