package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** Which buyers ended, which did not, and why. */
class LivenessTest {

    private final HistoryBuilder history = new HistoryBuilder();
    private final Scenario three = Scenarios.of(LockKind.SEMAPHORE, 3);

    @ParameterizedTest
    @EnumSource(Ending.class)
    void anEmptyHistoryIsJudgedByItsEnding(Ending ending) {
        Verdict verdict = Judged.judge(three, List.of(), ending);

        assertThat(verdict.liveness().name()).isEqualTo(ending.name());
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.figures().events()).isZero();
        assertThat(verdict.figures().fairness()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"STOPPED", "INTERRUPTED"})
    void aRunThatWasCutShortIsNeitherStuckNorFinished(Ending ending) {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).finishes("killed");
        history.buyer(1).finishes("killed");

        Verdict verdict = Judged.judge(three, history.events(), ending);

        assertThat(verdict.liveness().name()).isEqualTo(ending.name());
        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
    }

    @Test
    void whoStoppedTheRunKilledNobody() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).finishes("killed");
        history.buyer(1).finishes("killed");

        Verdict verdict = Judged.judge(three, history.events(), Ending.STOPPED);

        assertThat(verdict.figures().killed()).isZero();
        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void thoseWhoWaitForAKilledHolderAreStuck() {
        long acquired = history.buyer(0).requests().acquires().seq();
        long first = history.buyer(1).requests().seq();
        long second = history.buyer(2).requests().seq();
        long crash = history.buyer(0).suffers("crash").seq();
        history.buyer(0).finishes("killed");

        Verdict verdict = timedOut();

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        Finding stuck = verdict.first(FindingKind.STUCK).orElseThrow();
        assertThat(stuck.variant()).isEqualTo("killed");
        assertThat(stuck.number("holder")).isZero();
        assertThat(stuck.args()).containsEntry("waiters", List.of(1L, 2L));
        assertThat(stuck.witness()).containsExactly(acquired, crash, first, second);
        assertThat(verdict.first(FindingKind.ABANDONED_LOCK).orElseThrow().variant())
                .isEqualTo("killed");
    }

    @Test
    void aProcessThatDiedByItselfLeavesTheOthersStuckToo() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).finishes("killed");
        history.buyer(1).finishes("stuck");

        assertThat(timedOut().first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("killed");
        assertThat(timedOut().figures().killed()).isEqualTo(1);
    }

    @Test
    void aForgetfulBuyerLeavesTheOthersStuckThoughItIsContent() {
        history.buyer(0).requests().acquires().sells(1, 0).finishes("bought");
        history.buyer(1).requests();
        history.buyer(1).finishes("stuck");

        Verdict verdict = timedOut();

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("finished");
        assertThat(verdict.first(FindingKind.ABANDONED_LOCK).orElseThrow().variant())
                .isEqualTo("finished");
    }

    @Test
    void aBuyerThatThrewWithTheLockTakenByHandLeavesTheOthersStuck() {
        history.buyer(0)
                .requests()
                .acquires()
                .suffers("exception")
                .fails("exception")
                .finishes("failed");
        history.buyer(1).requests();

        assertThat(timedOut().first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("failed");
    }

    @Test
    void aBuyerThatThrewAndGaveTheLockBackDoesNot() {
        history.buyer(0)
                .requests()
                .acquires()
                .suffers("exception")
                .fails("exception")
                .releases()
                .finishes("failed");
        history.buyer(1).requests().acquires().releases().finishes("bought");

        Verdict verdict = finished();

        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
        assertThat(verdict.figures().failed()).isEqualTo(1);
    }

    @Test
    void thoseWhoWaitForAFrozenHolderWaitUntilItThaws() {
        history.buyer(0).requests().acquires().does(EventKind.FROZEN);
        history.buyer(1).requests();
        assertThat(timedOut().first(FindingKind.CUT_OFF).orElseThrow().variant())
                .isEqualTo("frozen");

        history.buyer(0).does(EventKind.THAWED).releases().finishes("bought");
        history.buyer(1).acquires().releases().finishes("sold-out");
        assertThat(finished().liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(finished().findings()).isEmpty();
    }

    @Test
    void aSlowHolderAtTheTimeLimitIsOutOfTimeAndNotStuck() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).finishes("stuck");
        history.buyer(1).finishes("stuck");

        Verdict verdict = timedOut();

        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.has(FindingKind.STUCK)).isFalse();
    }

    @Test
    void whoDiedWhileAskingMayHaveGotTheLockWithoutSayingSo() {
        history.buyer(0).requests().suffers("crash").finishes("killed");
        history.buyer(1).requests();
        history.buyer(1).at(10_000_000_000L).finishes("cut-off");

        assertThat(timedOut().first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("nobody");
    }

    @Test
    void whoAsksForWhatItHasWaitsForItself() {
        history.buyer(0).requests().acquires().requests();

        assertThat(timedOut().first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("self");
    }

    @Test
    void aBuyerThatHangsWithoutTheLockIsStuckAlone() {
        history.buyer(0).suffers("hang").finishes("stuck");
        history.buys(1, 1, 0);

        Verdict verdict = timedOut();

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("alone-hung");
    }

    /** Thawing does not help: the step never returns. */
    @Test
    void aBuyerThatHangsAndIsFrozenThenIsStuck() {
        history.buyer(0)
                .suffers("hang")
                .suffers("freeze")
                .does(EventKind.FROZEN)
                .finishes("stuck");
        history.buys(1, 1, 0);

        Verdict verdict = timedOut();

        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("alone-hung");
        assertThat(verdict.has(FindingKind.CUT_OFF)).isFalse();
    }

    /** A failing buyer releases its lock by itself; the kill kept it from doing so. */
    @Test
    void aKillIsTheReasonEvenIfTheBuyerHadFailedBefore() {
        history.buyer(0).requests().acquires().fails("no-copy");
        history.buyer(1).requests();
        history.buyer(0).at(100).suffers("crash").finishes("killed");
        history.buyer(1).at(4_000_100).acquires().sells(1, 0).releases().finishes("bought");

        assertThat(finished().first(FindingKind.RECOVERED).orElseThrow().variant())
                .isEqualTo("killed");
    }

    @Test
    void theKernelsGivingBackIsARecoveryWithItsTime() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        long crash =
                history.buyer(0).at(100).suffers("crash").finishes("killed").seq() - 1;
        history.buyer(1).at(4_000_100).acquires().sells(1, 0).releases().finishes("bought");

        Verdict verdict = finished();

        assertThat(verdict.liveness()).isEqualTo(Liveness.RECOVERED);
        Finding recovered = verdict.first(FindingKind.RECOVERED).orElseThrow();
        assertThat(recovered.variant()).isEqualTo("killed");
        assertThat(recovered.number("afterNs")).isEqualTo(4_000_000);
        assertThat(recovered.witness()).contains(crash);
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void anOrdinaryHandOverIsNoRecovery() {
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        assertThat(finished().has(FindingKind.RECOVERED)).isFalse();
    }

    @Test
    void whoGaveUpWaitingProvesAnAbandonedLockButIsNotStuck() {
        history.buyer(0).requests().acquires().suffers("crash").finishes("killed");
        history.buyer(1).requests().does(EventKind.LOCK_TIMEOUT).finishes("failed");

        Verdict verdict = finished();

        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isTrue();
    }

    @Test
    void aKilledProcessTakesAllItsThreadsWithIt() {
        Scenario threads = Scenarios.of(LockKind.SEMAPHORE, new Placement(1, 2, 2));
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().suffers("crash");
        history.buyer(2).requests();

        Verdict verdict = Judged.judge(threads, history.events(), Ending.TIMED_OUT);

        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("killed");
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().args()).containsEntry("waiters", List.of(2L));
        assertThat(verdict.figures().killed()).isEqualTo(2);
    }

    @Test
    void onTheOtherHostTheSemaphoreIsAnotherOne() {
        Scenario hosts = Scenarios.of(LockKind.SEMAPHORE, new Placement(2, 2, 1));
        history.buyer(0).requests().acquires().suffers("crash").finishes("killed");
        history.buyer(1).requests();
        history.buyer(2).requests().acquires().releases().finishes("bought");
        history.buyer(3).requests().acquires().releases().finishes("sold-out");

        Verdict verdict = Judged.judge(hosts, history.events(), Ending.TIMED_OUT);

        assertThat(verdict.has(FindingKind.RECOVERED)).isFalse();
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().args()).containsEntry("waiters", List.of(1L));
    }

    private Verdict timedOut() {
        return Judged.judge(three, history.events(), Ending.TIMED_OUT);
    }

    private Verdict finished() {
        return Judged.judge(three, history.events(), Ending.FINISHED);
    }
}
