package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;

/** A buyer that releases a lock that it does not hold. */
class WrongReleaseTest {

    private static final long MS = 1_000_000;
    private static final LockSpec NO_OWNER_CHECK =
            LockSpec.of(LockKind.REDIS).with(LockOption.OWNER_CHECK, false).with(LockOption.LEASE_MS, 100L);

    private final HistoryBuilder history = new HistoryBuilder();

    @ParameterizedTest
    @EnumSource(
            value = LockKind.class,
            names = {"FLAG", "SEMAPHORE"})
    void aReleaseWithoutAHoldFreesTheLockOfAnother(LockKind kind) {
        history.buyer(0).requests().acquires();
        history.buyer(1).releases();
        history.buyer(0).sells(1, 0).releases();

        Finding finding =
                judge(LockSpec.of(kind)).first(FindingKind.RELEASED_BY_ANOTHER).orElseThrow();

        assertThat(finding.variant()).isEqualTo(kind.wireName());
        assertThat(finding.number("buyer")).isEqualTo(1);
        assertThat(finding.number("other")).isZero();
    }

    @Test
    void aReleaseWithoutAHoldWhileNobodyHoldsIsUnheld() {
        history.buyer(0).releases().requests().acquires().sells(1, 0).releases();

        Verdict verdict = judge(LockSpec.of(LockKind.SEMAPHORE));

        assertThat(verdict.first(FindingKind.RELEASED_UNHELD).orElseThrow().variant())
                .isEqualTo("semaphore");
        assertThat(verdict.has(FindingKind.RELEASED_BY_ANOTHER)).isFalse();
    }

    @Test
    void aLateReleaseWithoutAnOwnerCheckDeletesTheNextOnesKey() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).requests().at(120 * MS).acquires(2);
        history.buyer(0).at(150 * MS).releases();
        history.buyer(2).requests().acquires(3);
        history.buyer(1).releases();

        Finding finding =
                judge(NO_OWNER_CHECK).first(FindingKind.RELEASED_BY_ANOTHER).orElseThrow();

        assertThat(finding.variant()).isEqualTo("late");
        assertThat(finding.number("other")).isEqualTo(1);
    }

    @Test
    void aReleaseOfAKeyWithoutAnOwnerCheckDeletesThatOfAnother() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).atLine(3).releases();
        history.buyer(0).sells(1, 0).releases();
        history.buyer(2).atLine(5).releases();

        Verdict verdict = judge(NO_OWNER_CHECK);

        Finding another = verdict.first(FindingKind.RELEASED_BY_ANOTHER).orElseThrow();
        assertThat(another.variant()).isEqualTo("redis");
        assertThat(another.args())
                .containsEntry("buyer", 1L)
                .containsEntry("other", 0L)
                .containsEntry("line", 3L);
        Finding unheld = verdict.first(FindingKind.RELEASED_UNHELD).orElseThrow();
        assertThat(unheld.variant()).isEqualTo("redis");
        assertThat(unheld.args()).containsEntry("buyer", 2L).containsEntry("line", 5L);
        assertThat(judge(LockSpec.of(LockKind.REDIS)).findings())
                .as("with an owner check, such a release does nothing")
                .isEmpty();
    }

    @Test
    void aReleaseInTimeAccusesNobody() {
        history.buyer(0).requests().acquires(1).sells(1, 0).releases();
        history.buyer(1).requests().acquires(2).releases();

        Verdict verdict = judge(NO_OWNER_CHECK);

        assertThat(verdict.has(FindingKind.RELEASED_BY_ANOTHER)).isFalse();
        assertThat(verdict.has(FindingKind.RELEASED_UNHELD)).isFalse();
    }

    @Test
    void aReleaseThatTheLockRefusesIsWhyTheBuyerFailed() {
        history.buyer(0).fails("not-held").finishes("failed");
        history.buyer(1).fails("not-held").finishes("failed");

        Verdict verdict = judge(LockSpec.of(LockKind.ADVISORY));

        Finding finding = verdict.first(FindingKind.RELEASED_UNHELD).orElseThrow();
        assertThat(finding.variant()).isEqualTo("refused");
        assertThat(finding.args()).containsEntry("buyers", List.of(0L, 1L));
        assertThat(verdict.has(FindingKind.BUYER_FAILED)).isFalse();
    }

    @Test
    void refusedReleasesAtTwoLinesAreTwoFindings() {
        history.buyer(0).atLine(2).fails("not-held").finishes("failed");
        history.buyer(1).atLine(17).fails("not-held").finishes("failed");
        history.buyer(2).atLine(2).fails("not-held").finishes("failed");

        assertThat(judge(LockSpec.of(LockKind.SERIALIZABLE)).all(FindingKind.RELEASED_UNHELD))
                .extracting(finding -> finding.args().get("buyers"), finding -> finding.number("line"))
                .containsExactly(tuple(List.of(0L, 2L), 2L), tuple(List.of(1L), 17L));
    }

    private Verdict judge(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 3, 1), 1, 1), history.events(), Ending.FINISHED);
    }
}
