package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.Acquisition;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Release;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.ProgramParser;
import org.lockplay.scenario.ProgramPreset;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.Reading;
import org.lockplay.store.WriteResult;

class BuyerTest {

    private static final String SCOPED = ProgramPreset.SCOPED.program().text();

    private final List<Event> history = new ArrayList<>();
    private final ScriptedLock lock = new ScriptedLock();

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

    private void play(String program, ScriptedStore store) {
        play(program, store, LockSpec.of(LockKind.SEMAPHORE));
    }

    private void play(String program, ScriptedStore store, LockSpec spec) {
        new Play().lock(spec).program(program).run(store);
    }

    /** Events as "line kind". */
    private List<String> story() {
        return history.stream()
                .map(event -> event.number(Field.STEP).stream()
                                .mapToObj(line -> line + " ")
                                .findFirst()
                                .orElse("")
                        + event.kind().wireName())
                .toList();
    }

    private Event event(EventKind kind) {
        return history.stream()
                .filter(event -> event.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + story()));
    }

    private long at(EventKind kind) {
        return event(kind).t();
    }

    private String outcome() {
        return event(EventKind.BUYER_FINISHED).text(Field.OUTCOME).orElseThrow();
    }

    /** One buyer's scenario. */
    private final class Play {

        private LockSpec spec = LockSpec.of(LockKind.NONE);
        private String program = "";
        private int rounds = 1;
        private int jitterMs;

        private Play lock(LockSpec value) {
            spec = value;
            return this;
        }

        private Play program(String value) {
            program = value;
            return this;
        }

        private Play rounds(int value) {
            rounds = value;
            return this;
        }

        private Play jitterMs(int value) {
            jitterMs = value;
            return this;
        }

        /** Plays it and says how long it took, in nanoseconds. */
        private long run(ScriptedStore store) {
            FakeClock clock = new FakeClock();
            Scenario base = Scenario.DEFAULT;
            try {
                Scenario scenario = new Scenario(
                        base.title(),
                        base.stock(),
                        base.store(),
                        base.placement(),
                        rounds,
                        spec,
                        ProgramParser.parse(program),
                        base.faults(),
                        base.mode(),
                        base.schedule(),
                        base.seed(),
                        jitterMs,
                        base.timeLimitMs());
                BuyerEvents events = new BuyerEvents(0, clock, history::add);
                LockUse use = new LockUse(lock, spec, events);
                ProgramCode code = ProgramCode.of(scenario.program());
                new Buyer(0, scenario, code, store, use, Gate.OPEN, clock, events).run();
            } catch (InvalidScenarioException e) {
                throw new IllegalArgumentException(e);
            }
            return clock.nowNs();
        }
    }
}
