package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.Reacquisition;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** A lock that a buyer acquires twice is held as its kind specifies. */
class ReacquisitionTest {

    private static final long MS = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();

    @ParameterizedTest
    @EnumSource(LockKind.class)
    void theFirstReleaseFreesItUnlessTheKindCounts(LockKind kind) {
        if (!kind.holds() || kind.reacquisition() == Reacquisition.WAITS_FOR_ITSELF) {
            return;
        }
        history.buyer(0).requests().acquires().requests().acquires().releases();
        history.buyer(1).requests().acquires();
        history.buyer(0).reads(1, 0);

        Verdict verdict = Judged.judge(threads(LockSpec.of(kind)), history.events(), Ending.FINISHED);

        boolean counts = kind.reacquisition() == Reacquisition.COUNTED;
        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).as(kind.wireName()).isEqualTo(counts);
    }

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"REDIS", "LOCK_TABLE"})
    void aLeaseTakenAgainIsAHoldOfItsOwn(LockKind kind) {
        history.buyer(0).requests().acquires(1).requests();
        history.buyer(0).at(100 * MS).acquires(2).sells(1, 0).releases().finishes("bought");
        history.buyer(1).requests().acquires(3).reads(0, 1).soldOut().releases().finishes("sold-out");
        LockSpec lock = LockSpec.of(kind).with(LockOption.LEASE_MS, 90L);

        Verdict verdict = Judged.judge(threads(lock), history.events(), Ending.FINISHED);

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.has(FindingKind.RECOVERED)).isFalse();
        assertThat(verdict.has(FindingKind.LEASE_TOO_SHORT)).isFalse();
        assertThat(verdict.first(FindingKind.WAITS_FOR_ITSELF).orElseThrow().variant())
                .isEqualTo("lease");
    }

    @Test
    void aRequestAfterTheLeaseHasEndedWaitsForNobody() {
        history.buyer(0).requests().acquires(1);
        history.buyer(0)
                .at(100 * MS)
                .requests()
                .acquires(2)
                .sells(1, 0)
                .releases()
                .finishes("bought");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 90L);

        assertThat(Judged.judge(threads(lock), history.events(), Ending.FINISHED)
                        .has(FindingKind.WAITS_FOR_ITSELF))
                .isFalse();
    }

    /** Two rounds of ten buyers are twenty requests, and the list is limited. */
    @Test
    void eachBuyerThatWaitsForItselfIsNamedOnce() {
        for (int round = 0; round < 2; round++) {
            for (int buyer = 0; buyer < 8; buyer++) {
                history.buyer(buyer).requests().acquires().requests().acquires().releases();
            }
        }

        assertThat(Judged.judge(Scenarios.of(LockKind.FLAG, 8), history.events(), Ending.FINISHED)
                        .all(FindingKind.WAITS_FOR_ITSELF))
                .extracting(finding -> finding.number("buyer"))
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L);
    }

    @Test
    void aRowThatIsFreedAtTheFirstReleaseIsNotHeldAfterwards() {
        history.buyer(0).requests().acquires().requests().acquires().releases();
        history.buyer(1).requests().acquires().requests().acquires().releases();
        history.buyer(0).reads(1, 0);
        history.buyer(1).reads(1, 0);
        history.buyer(0).takes(0).writes(0, 1).commits().fails("not-held").finishes("failed");
        history.buyer(1).takes(0).writes(0, 1).commits().fails("not-held").finishes("failed");
        history.store(0, 1);

        Verdict verdict = Judged.judge(threads(LockSpec.of(LockKind.ROW)), history.events(), Ending.FINISHED);

        assertThat(verdict.safety()).isEqualTo(Safety.VIOLATED);
        assertThat(verdict.has(FindingKind.LOST_UPDATE)).isTrue();
        assertThat(verdict.first(FindingKind.OUTSIDE_LOCK).orElseThrow().variant())
                .isEqualTo("write");
        assertThat(verdict.first(FindingKind.RELEASED_UNHELD).orElseThrow().variant())
                .isEqualTo("refused");
        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
    }

    @Test
    void aRowTakenTwiceAndReleasedOnceWasGivenBack() {
        history.buyer(0)
                .requests()
                .acquires()
                .requests()
                .acquires()
                .sells(1, 0)
                .commits()
                .releases()
                .finishes("bought");
        history.buyer(1)
                .requests()
                .acquires()
                .requests()
                .acquires()
                .reads(0, 1)
                .soldOut()
                .releases()
                .finishes("sold-out");
        history.store(0, 1);

        Verdict verdict = Judged.judge(threads(LockSpec.of(LockKind.ROW)), history.events(), Ending.FINISHED);

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
    }

    @Test
    void whoAsksForWhatItHasUntilItGivesUpWaitedForItself() {
        history.buyer(0).requests().acquires().requests().timesOut().finishes("failed");
        LockSpec lock = LockSpec.of(LockKind.SEMAPHORE).with(LockOption.ACQUIRE_TIMEOUT_MS, 50L);

        Verdict verdict = Judged.judge(threads(lock), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.WAITS_FOR_ITSELF)).isTrue();
        assertThat(verdict.first(FindingKind.GAVE_UP_WAITING).orElseThrow().variant())
                .isEqualTo("self");
    }

    /** A request for the same lock proves that it was held until then, without work under it. */
    @Test
    void askingOnceMoreProvesThatItWasHeldUntilThen() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().acquires();
        history.buyer(0).requests().timesOut().finishes("failed");
        history.buyer(1).requests().timesOut().finishes("failed");
        LockSpec lock = LockSpec.of(LockKind.FLAG).with(LockOption.ACQUIRE_TIMEOUT_MS, 100L);

        Verdict verdict = Judged.judge(threads(lock), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isTrue();
    }

    private static Scenario threads(LockSpec lock) {
        return Scenarios.of(lock, new Placement(1, 1, 2), 1, 1);
    }
}
