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

/** A buyer that died while it asked may have the lock, without an event. Only a waiter that was turned away proves it. */
class DiedAskingTest {

    private static final long MS = 1_000_000;
    private static final LockSpec SEMAPHORE = LockSpec.of(LockKind.SEMAPHORE);

    private final HistoryBuilder history = new HistoryBuilder();

    /** The flag of a buyer that died in the gap between its test and its set was never set. */
    @Test
    void aLockOfABuyerThatDiedAskingIsTakenOnlyIfOthersWereTurnedAway() {
        LockSpec flag = LockSpec.of(LockKind.FLAG).with(LockOption.GAP_MS, 5_000L);
        history.buyer(0).requests();
        history.buyer(1).requests();
        history.buyer(0).at(300 * MS).suffers("crash").finishes("killed");
        history.buyer(1).at(1_000 * MS).finishes("cut-off");

        Verdict gap = timedOut(flag);
        assertThat(gap.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(Judged.unended(gap).variant()).isEqualTo("free");
        assertThat(Judged.unended(timedOut(LockSpec.of(LockKind.FLAG).with(LockOption.RETRY_MS, 1_000L)))
                        .variant())
                .isEqualTo("free");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "slow", "thaw"})
    void aWaiterThatMayHaveHadNoAttemptYetProvesNothing(String what) {
        history.buyer(0).requests();
        history.buyer(1).requests();
        history.buyer(0).at(300 * MS).suffers("crash").finishes("killed");
        if (what.equals("release")) {
            history.buyer(2).at(9_500 * MS).releases().finishes("bought");
        } else if (what.equals("slow")) {
            history.buyer(1).at(400 * MS).add(EventKind.FAULT, "fault=slow", "by=hand", "forMs=9000");
        } else {
            history.buyer(1).at(400 * MS).freezes(0);
            history.buyer(1).at(9_500 * MS).does(EventKind.THAWED);
        }
        history.buyer(1).at(10_000 * MS).finishes("cut-off");

        assertThat(Judged.unended(timedOut(SEMAPHORE)).variant()).isEqualTo("free");
    }

    /** Negative control: undisturbed for seconds, it would have acquired a free lock. */
    @Test
    void aWaiterThatHadManyAttemptsProvesThatTheDeadBuyerHasTheLock() {
        history.buyer(0).requests();
        history.buyer(1).requests();
        history.buyer(0).at(300 * MS).suffers("crash").finishes("killed");
        history.buyer(1).at(10_000 * MS).finishes("cut-off");

        Verdict verdict = timedOut(SEMAPHORE);

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.first(FindingKind.STUCK).orElseThrow().variant()).isEqualTo("nobody");
    }

    private Verdict timedOut(LockSpec lock) {
        return Judged.judge(Scenarios.of(lock, new Placement(1, 3, 1), 1, 1), history.events(), Ending.TIMED_OUT);
    }
}
