package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;

/** What a verdict may say about a lease that passed on while its holder continued. */
class LostLeaseTest {

    private static final long MS = 1_000_000;
    private static final LockSpec REDIS = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);
    private static final LockSpec UNCHECKED = REDIS.with(LockOption.OWNER_CHECK, false);

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aHolderWithoutASuccessorWasNotLuckyInARunThatWentWrong() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(1).requests().at(105 * MS).acquires(2).reads(1, 0).takes(0);
        history.buyer(0).at(300 * MS).writes(0, 1).losesLock().finishes("bought");
        history.buyer(1).at(400 * MS).writes(0, 1).losesLock().finishes("bought");

        Verdict verdict = judge(REDIS);

        assertThat(verdict.safety()).isEqualTo(Safety.VIOLATED);
        assertThat(verdict.all(FindingKind.LEASE_TOO_SHORT))
                .extracting(Finding::variant)
                .containsExactly("", "no-other");
    }

    /** The headline names the first one. */
    @Test
    void theHolderWhoseLockPassedOnIsNamedFirst() {
        history.buyer(2).requests().acquires(1);
        history.buyer(2).at(150 * MS).releases().finishes("sold-out");
        history.buyer(0).at(160 * MS).requests().acquires(2).reads(1, 0).takes(0);
        history.buyer(1).requests().at(265 * MS).acquires(3).sells(1, 0).releases();
        history.buyer(0).at(400 * MS).writes(0, 1).losesLock().finishes("bought");

        assertThat(judge(REDIS).all(FindingKind.LEASE_TOO_SHORT))
                .extracting(Finding::variant)
                .containsExactly("", "no-other");
    }

    private Verdict judge(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 3, 1), 5, 1), history.events(), Ending.FINISHED);
    }
}
