package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** What would have ended a wait that the time limit cut off, where two causes compete or the holder is not obvious. */
class WaitEndTest {

    private static final long MS = 1_000_000;
    private static final LockSpec SEMAPHORE = LockSpec.of(LockKind.SEMAPHORE);

    private final HistoryBuilder history = new HistoryBuilder();

    /** The session lasts 10 s without the frozen process. */
    @ParameterizedTest
    @CsvSource({"2000, thaw, 1010", "9999, thaw, 9009", "10001, session, 9010", "0, session, 9010"})
    void theSessionOfAFrozenHolderEndsOnlyIfItIsNotThawedBefore(long forMs, String variant, long inMs) {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).at(10 * MS).freezes(forMs);
        history.at(1_000 * MS).store(1, 0);

        Finding cut = Judged.unended(timedOut(LockSpec.of(LockKind.ZOOKEEPER).with(LockOption.LEASE_MS, 10_000L)));

        assertThat(cut.kind()).isEqualTo(FindingKind.CUT_OFF);
        assertThat(cut.variant()).isEqualTo(variant);
        assertThat(cut.number("inNs")).isBetween((inMs - 1) * MS, (inMs + 1) * MS);
    }

    /** A holder that hangs never releases; what frees the lock is the end of its session, if it is frozen for that long. */
    @ParameterizedTest
    @CsvSource({"2000, STUCK, hung", "0, CUT_OFF, session"})
    void aHolderThatHangsKeepsItsSessionOnceThawed(long forMs, FindingKind kind, String variant) {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests();
        history.buyer(0).at(10 * MS).freezes(forMs);

        Finding finding =
                Judged.unended(timedOut(LockSpec.of(LockKind.ZOOKEEPER).with(LockOption.LEASE_MS, 10_000L)));

        assertThat(finding.kind()).isEqualTo(kind);
        assertThat(finding.variant()).isEqualTo(variant);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "2000, true", "0, false"})
    void aHolderThatIsFrozenWhileItWaitsForItselfIsStuckWithTheOthers(long forMs, boolean othersWait) {
        history.buyer(0).requests().acquires().requests();
        if (othersWait) {
            history.buyer(1).requests();
        }
        history.buyer(0).at(10 * MS).freezes(forMs);

        Verdict verdict = timedOut(SEMAPHORE);

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        Finding stuck = Judged.unended(verdict);
        assertThat(stuck.variant()).isEqualTo("self");
        assertThat(stuck.args()).containsEntry("waiters", othersWait ? List.of(0L, 1L) : List.of(0L));
    }

    /** Negative control: a re-entrant lock is acquired again at once. */
    @Test
    void aFrozenHolderOfAReentrantLockDoesNotWaitForItself() {
        history.buyer(0).requests().acquires().requests();
        history.buyer(1).requests();
        history.buyer(0).at(10 * MS).freezes(0);

        Finding cut = Judged.unended(timedOut(LockSpec.of(LockKind.ADVISORY)));

        assertThat(cut.variant()).isEqualTo("frozen");
        assertThat(cut.args()).containsEntry("waiters", List.of(1L));
    }

    /** The dead holder's lock is never freed, so the frozen waiter would only go on waiting. */
    @Test
    void theOnlyWaiterOfADeadHolderIsStuckAlsoIfItIsFrozen() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).suffers("crash").finishes("killed");
        history.buyer(1).at(10 * MS).freezes(0);

        Verdict verdict = timedOut(SEMAPHORE);

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("killed");
    }

    @ParameterizedTest
    @CsvSource({"SEMAPHORE, STUCK, finished", "FILE_LOCK, CUT_OFF, freed", "ZOOKEEPER, CUT_OFF, session"})
    void aBuyerThatHadFinishedWasNotKilledWithTheLock(LockKind kind, FindingKind finding, String variant) {
        long finished = history.buyer(0)
                .requests()
                .acquires()
                .sells(1, 0)
                .finishes("bought")
                .seq();
        history.buyer(2).requests();
        history.buyer(1).at(500 * MS).suffers("crash").finishes("killed");
        history.at(1_000 * MS).store(0, 1);

        Verdict verdict = Judged.judge(
                Scenarios.of(LockSpec.of(kind).with(LockOption.LEASE_MS, 2_000L), new Placement(1, 2, 2), 1, 1),
                history.events(),
                Ending.TIMED_OUT);

        Finding found = verdict.first(finding).orElseThrow();
        assertThat(found.variant()).isEqualTo(variant);
        assertThat(found.witness()).contains(finished);
        assertThat(sentence(found)).doesNotContain("killed");
        if (variant.equals("session")) {
            assertThat(found.number("inNs")).isEqualTo(1_500 * MS);
        }
    }

    @Test
    void aRecoveryByTheDeathOfAProcessDoesNotSayThatItsBuyerWasKilledAtWork() {
        history.buyer(0).requests().acquires().sells(1, 0).finishes("bought");
        history.buyer(2).requests();
        history.buyer(1).at(500 * MS).suffers("crash").finishes("killed");
        history.buyer(2)
                .at(504 * MS)
                .acquires()
                .reads(0, 1)
                .soldOut()
                .releases()
                .finishes("sold-out");

        Finding recovered = Judged.judge(
                        Scenarios.of(LockSpec.of(LockKind.FILE_LOCK), new Placement(1, 2, 2), 1, 1),
                        history.events(),
                        Ending.FINISHED)
                .first(FindingKind.RECOVERED)
                .orElseThrow();

        assertThat(recovered.variant()).isEqualTo("process");
        assertThat(recovered.number("afterNs")).isEqualTo(4 * MS);
        assertThat(sentence(recovered)).startsWith("Buyer 0 ended without releasing the lock");
    }

    /** In step mode it stands at its gate; nothing is known about whether it works. */
    @Test
    void aHolderAtItsGateIsNotSaidToWork() {
        history.buyer(0).requests().acquires().comesToAGate();
        history.buyer(1).requests();

        Finding cut = Judged.unended(timedOut(SEMAPHORE));

        assertThat(cut.variant()).isEqualTo("running");
        assertThat(sentence(cut)).contains("had not finished yet").doesNotContain("working");
        assertThat(new VerdictTexts(Texts.CHINESE).sentence(cut)).doesNotContain("还在执行");
    }

    @Test
    void theNextInTheQueueIsTheOneThatAskedFirst() {
        history.buyer(0).requests().acquires().releases().finishes("sold-out");
        history.buyer(2).requests();
        history.buyer(2).at(10 * MS).freezes(0);
        history.buyer(1).at(11 * MS).requests();
        history.buyer(1).at(12 * MS).freezes(0);
        history.buyer(3).requests();

        Finding cut = timedOut(LockSpec.of(LockKind.ADVISORY))
                .first(FindingKind.CUT_OFF)
                .orElseThrow();

        assertThat(cut.variant()).isEqualTo("handed");
        assertThat(cut.number("holder")).isEqualTo(2);
        assertThat(cut.args()).containsEntry("waiters", List.of(3L));
    }

    /** The kernel wakes all waiters of a record lock; a stopped process does not get it. */
    @Test
    void aRecordLockIsNotHandedToAFrozenWaiter() {
        history.buyer(0).requests().acquires().releases().finishes("sold-out");
        history.buyer(1).requests();
        history.buyer(1).at(10 * MS).freezes(0);
        history.buyer(2).requests();

        assertThat(timedOut(LockSpec.of(LockKind.FILE_LOCK))
                        .first(FindingKind.CUT_OFF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("free");
    }

    @Test
    void aLeaseThatHadEndedIsNotWhatTheOthersWaitFor() {
        LockSpec lock =
                LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L).with(LockOption.RETRY_MS, 1_000L);
        history.buyer(0).requests().acquires().sells(1, 0).finishes("bought");
        history.buyer(1)
                .requests()
                .at(150 * MS)
                .acquires()
                .reads(0, 1)
                .soldOut()
                .releases()
                .finishes("sold-out");
        history.buyer(2).requests();
        history.buyer(2).at(900 * MS).finishes("cut-off");

        assertThat(Judged.unended(timedOut(lock)).variant()).isEqualTo("free");
    }

    /** Negative control; the run took longer to end than the lease, which its buyers did not live to see. */
    @Test
    void aLeaseThatEndsAfterTheTimeLimitIsWhatTheOthersWaitFor() {
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 1_000L);
        history.buyer(0).requests().acquires().sells(1, 0).finishes("bought");
        history.buyer(1).requests().at(900 * MS).finishes("cut-off");
        history.at(1_500 * MS).store(0, 1);

        Finding cut = Judged.unended(timedOut(lock));

        assertThat(cut.variant()).isEqualTo("lease");
        assertThat(cut.number("inNs")).isBetween(100 * MS, 101 * MS);
        assertThat(sentence(cut)).contains("Buyer 0’s lease had 100 ms left at most");
    }

    /** One rule: a buyer that never continues makes the run stuck, whether or not others could have continued. */
    @ParameterizedTest
    @ValueSource(strings = {"thinks", "frozen"})
    void aBuyerThatHangsMakesTheRunStuckBesideOthersThatCouldContinue(String other) {
        history.buyer(0).suffers("hang");
        history.buyer(1).does(EventKind.BUYER_STARTED);
        if (other.equals("frozen")) {
            history.buyer(1).at(10 * MS).freezes(0);
        }

        assertThat(timedOut(SEMAPHORE).liveness()).isEqualTo(Liveness.STUCK);
    }

    /** Two buyers are behind the same flag: the one that works resets it for the other one, which waits for itself. */
    @Test
    void aSecondHolderOfAFlagFreesItForTheOthers() {
        history.buyer(1).requests();
        history.buyer(0).requests().acquires().reads(1, 0);
        history.buyer(1).acquires().requests();

        Finding end = Judged.unended(timedOut(LockSpec.of(LockKind.FLAG)));

        assertThat(end.kind()).isEqualTo(FindingKind.CUT_OFF);
        assertThat(end.variant()).isEqualTo("ownerless");
    }

    private Verdict timedOut(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 4, 1), 1, 1), history.events(), Ending.TIMED_OUT);
    }

    private static String sentence(Finding finding) {
        return new VerdictTexts(Texts.ENGLISH).sentence(finding);
    }
}
