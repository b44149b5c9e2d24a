package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** The verdict gives the reason for every failed buyer, and names planned faults that did not happen. */
class WhyFailedTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @ParameterizedTest
    @CsvSource({
        "no-copy, no-copy",
        "already-held, already-held",
        "exception, exception",
        "store, store",
        "lock, lock",
        "internal, other",
    })
    void aFailureIsNamed(String what, String variant) {
        history.buyer(0).requests().acquires().fails(what).releases().finishes("failed");

        Finding finding = judge(Scenarios.of(LockKind.ROBUST_MUTEX, 2))
                .first(FindingKind.BUYER_FAILED)
                .orElseThrow();

        assertThat(finding.variant()).isEqualTo(variant);
        assertThat(finding.violation()).isFalse();
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
        LockSpec lock = LockSpec.of(LockKind.SEMAPHORE).with(LockOption.ACQUIRE_TIMEOUT_MS, 50L);

        Verdict verdict = judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1));

        Finding gaveUp = verdict.first(FindingKind.GAVE_UP_WAITING).orElseThrow();
        assertThat(gaveUp.variant()).isEmpty();
        assertThat(gaveUp.number("holder")).isZero();
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
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

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
