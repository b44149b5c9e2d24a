package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;

/** A lease that ended before the work under it, without consequence. */
class LeaseLuckTest {

    private static final long MS = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aLeaseThatRanOutWhileNobodyCameWasLuck() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(0).at(150 * MS).writes(0, 1).losesLock().finishes("bought");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        Verdict verdict =
                Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.first(FindingKind.LEASE_TOO_SHORT).orElseThrow().variant())
                .isEqualTo("luck");
    }

    @Test
    void aLeaseThatWasLongEnoughIsNotMentioned() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(0).at(90 * MS).writes(0, 1).releases().finishes("bought");
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.LEASE_MS, 100L);

        assertThat(Judged.judge(Scenarios.of(lock, new Placement(1, 2, 1), 1, 1), history.events(), Ending.FINISHED)
                        .findings())
                .isEmpty();
    }
}
