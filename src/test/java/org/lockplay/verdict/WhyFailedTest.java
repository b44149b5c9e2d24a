package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.history.FailureKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** The verdict gives the reason for every failed buyer, and names planned faults that did not happen. */
class WhyFailedTest {

    private static final long MS = 1_000_000;

    /** Failures that are no buyer's. */
    private static final Set<FailureKind> OF_THE_RUN = Set.of(
            FailureKind.SETUP,
            FailureKind.WORKERS_NOT_READY,
            FailureKind.TOO_MANY_EVENTS,
            FailureKind.UNREACHABLE_SERVER);

    private final HistoryBuilder history = new HistoryBuilder();

    @ParameterizedTest
    @EnumSource(FailureKind.class)
    void everyFailureIsNamed(FailureKind failure) {
        if (OF_THE_RUN.contains(failure)) {
            history.add(EventKind.FAILED, "what=" + failure.wireName(), "message=for a test");
        } else {
            history.buyer(0)
                    .requests()
                    .acquires()
                    .fails(failure.wireName())
                    .releases()
                    .finishes("failed");
        }

        Verdict verdict = judge(Scenarios.of(LockKind.ROBUST_MUTEX, 2));

        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::variant)
                .containsExactly(
                        switch (failure) {
                            case EXCEPTION, NO_COPY, STALE_COPY, ALREADY_HELD, STORE, LOCK, UNCONFIRMED, INTERRUPTED ->
                                tuple(FindingKind.BUYER_FAILED, failure.wireName());
                            case INTERNAL -> tuple(FindingKind.BUYER_FAILED, "other");
                            case TORN_READ -> tuple(FindingKind.TORN_READ, "");
                            case NOT_HELD -> tuple(FindingKind.RELEASED_UNHELD, "refused");
                            case SETUP, WORKERS_NOT_READY, TOO_MANY_EVENTS ->
                                tuple(FindingKind.COULD_NOT_RUN, failure.wireName());
                            case UNREACHABLE_SERVER -> tuple(FindingKind.UNREACHABLE_SERVER, "");
                        });
    }

    @Test
    void equalFailuresAreOneFinding() {
        for (int buyer = 0; buyer < 3; buyer++) {
            history.buyer(buyer).fails("no-copy").finishes("failed");
        }

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 3));

        assertThat(verdict.all(FindingKind.BUYER_FAILED)).hasSize(1);
        assertThat(verdict.first(FindingKind.BUYER_FAILED).orElseThrow().args())
                .containsEntry("buyers", List.of(0L, 1L, 2L));
    }

    @Test
    void equalFailuresAtTwoLinesAreTwoFindings() {
        history.buyer(0).atLine(1).fails("exception").finishes("failed");
        history.buyer(1).atLine(3).fails("exception").finishes("failed");

        assertThat(judge(Scenarios.of(LockKind.NONE, 2)).all(FindingKind.BUYER_FAILED))
                .extracting(finding -> finding.number("line"))
                .containsExactly(1L, 3L);
    }

    @Test
    void whoGaveUpWaitingIsToldWhoHeldTheLock() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().timesOut().finishes("failed");
        history.buyer(0).sells(1, 0).releases().finishes("bought");

        Verdict verdict = judge(impatient(2));

        Finding gaveUp = verdict.first(FindingKind.GAVE_UP_WAITING).orElseThrow();
        assertThat(gaveUp.variant()).isEmpty();
        assertThat(gaveUp.number("holder")).isZero();
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
    }

    @Test
    void aBuyerWhoseOwnLeaseHadEndedIsToldWhichOtherBuyerHeldTheLock() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).requests().at(200 * MS).acquires(2);
        history.buyer(0).at(250 * MS).requests().at(370 * MS).timesOut().finishes("failed");
        history.buyer(1).at(380 * MS).releases().finishes("sold-out");

        Finding gaveUp = judge(lease(200)).first(FindingKind.GAVE_UP_WAITING).orElseThrow();

        assertThat(gaveUp.variant()).isEmpty();
        assertThat(gaveUp.number("holder")).isEqualTo(1);
    }

    @Test
    void aBuyerWhoseOwnLeaseHadEndedWithoutASuccessorDidNotHoldTheLock() {
        history.buyer(0).requests().acquires(1);
        history.buyer(0).at(250 * MS).requests().at(370 * MS).timesOut().finishes("failed");

        assertThat(judge(lease(200))
                        .first(FindingKind.GAVE_UP_WAITING)
                        .orElseThrow()
                        .variant())
                .isEqualTo("nobody");
    }

    @Test
    void aBuyerWhoseOwnLeaseLastedHeldTheLockItself() {
        history.buyer(0).requests().acquires(1);
        history.buyer(0).at(50 * MS).requests().at(170 * MS).timesOut().finishes("failed");

        assertThat(judge(lease(200))
                        .first(FindingKind.GAVE_UP_WAITING)
                        .orElseThrow()
                        .variant())
                .isEqualTo("self");
    }

    @Test
    void aHolderThatWaitsForItsOwnLeaseHoldsTheLockMeanwhile() {
        history.buyer(1).requests();
        history.buyer(0).requests().acquires(1).requests();
        history.buyer(1).at(120 * MS).timesOut().finishes("failed");
        history.buyer(0).at(210 * MS).acquires(2).releases().finishes("sold-out");

        Finding gaveUp = judge(lease(200)).first(FindingKind.GAVE_UP_WAITING).orElseThrow();

        assertThat(gaveUp.variant()).isEmpty();
        assertThat(gaveUp.number("holder")).isZero();
    }

    private static Scenario lease(long ms) {
        LockSpec lock =
                LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, ms).with(LockOption.ACQUIRE_TIMEOUT_MS, 120L);
        return Scenarios.of(lock, new Placement(1, 2, 1), 1, 1);
    }

    @Test
    void whoGaveUpWaitingIsToldTheLastOfTheHolders() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).sells(1, 0).releases().finishes("bought");
        history.buyer(2).requests().acquires().reads(0, 1);
        history.buyer(1).timesOut().finishes("failed");
        history.buyer(2).soldOut().releases().finishes("sold-out");

        Finding gaveUp = judge(impatient(3)).first(FindingKind.GAVE_UP_WAITING).orElseThrow();

        assertThat(gaveUp.variant()).isEmpty();
        assertThat(gaveUp.number("holder")).isEqualTo(2);
    }

    @Test
    void whoGaveUpWaitingForALockThatNoKnownBuyerHeldIsToldThat() {
        history.buyer(0).requests().acquires().releases().finishes("sold-out");
        history.buyer(1).requests().timesOut().finishes("failed");

        Finding gaveUp = judge(impatient(2)).first(FindingKind.GAVE_UP_WAITING).orElseThrow();

        assertThat(gaveUp.variant()).isEqualTo("nobody");
        assertThat(gaveUp.args()).doesNotContainKey("holder");
    }

    /** That it held is not the result of a run in which no buyer could buy. */
    @ParameterizedTest
    @CsvSource({
        "no-copy, true, BUYER_FAILED",
        "no-copy, false, BUYER_FAILED",
        "exception, false, BUYER_FAILED",
        "not-held, true, RELEASED_UNHELD",
    })
    void whereAllBuyersFailedTheHeadlineSaysSoAndWhy(String what, boolean releases, FindingKind reason) {
        for (int buyer = 0; buyer < 2; buyer++) {
            HistoryBuilder.Actor actor = history.buyer(buyer).requests().acquires();
            if (what.equals("not-held")) {
                actor.releases();
            }
            actor.fails(what);
            if (releases && !what.equals("not-held")) {
                actor.releases();
            }
            actor.finishes("failed");
        }
        Scenario scenario = Scenarios.of(LockKind.FILE_LOCK, 2);

        Verdict verdict = judge(scenario);

        Finding why = verdict.first(reason).orElseThrow();
        for (Texts texts : Texts.ALL) {
            VerdictTexts sentences = new VerdictTexts(texts);
            assertThat(sentences.headline(verdict, scenario))
                    .contains(texts.get("verdict.failed", 2), sentences.sentence(why));
        }
    }

    @Test
    void aBuyerThatDidNotFailIsNotNamed() {
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.SEMAPHORE, 2));

        assertThat(verdict.findings()).isEmpty();
    }

    @Test
    void aPlannedFaultThatNeverStruckIsNamed() {
        Scenario scenario = Scenarios.json("""
                {"version":1,"lock":{"kind":"semaphore"},"placement":{"processes":2},
                 "faults":[{"buyer":"holder","at":"write","kind":"crash"},{"buyer":1,"at":"write","kind":"exception"}]}""");
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        assertThat(judge(scenario).all(FindingKind.FAULT_NOT_STRUCK)).hasSize(2);
    }

    /** There, buyers pass the gates of planned faults unharmed. */
    @Test
    void aPlannedFaultThatAScheduleLeavesOutIsNamedAsThat() {
        Scenario scenario = Scenarios.json("""
                {"version":1,"lock":{"kind":"semaphore"},"placement":{"processes":2},"schedule":"0 1",
                 "faults":[{"buyer":"holder","at":"write","kind":"crash"}]}""");
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        assertThat(judge(scenario).all(FindingKind.FAULT_NOT_STRUCK))
                .extracting(Finding::variant)
                .containsExactly("schedule");
    }

    @Test
    void aPlannedFaultThatStruckIsNot() {
        Scenario scenario = Scenarios.json("""
                {"version":1,"lock":{"kind":"semaphore"},"placement":{"processes":2},
                 "faults":[{"buyer":"holder","at":"write","kind":"slow","forMs":10}]}""");
        history.buyer(0)
                .requests()
                .acquires()
                .add(EventKind.FAULT, "fault=slow", "by=plan")
                .sells(1, 0)
                .releases()
                .finishes("bought");

        assertThat(judge(scenario).has(FindingKind.FAULT_NOT_STRUCK)).isFalse();
    }

    private static Scenario impatient(int buyers) {
        LockSpec lock = LockSpec.of(LockKind.SEMAPHORE).with(LockOption.ACQUIRE_TIMEOUT_MS, 50L);
        return Scenarios.of(lock, new Placement(1, buyers, 1), 1, 1);
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
