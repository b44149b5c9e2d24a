package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;

/** A run that was cut off before a lock time-out would have ended a wait, and when it would have. */
class LockTimeOutEndTest {

    private static final long MS = 1_000_000;
    private static final LockSpec LOCK = LockSpec.of(LockKind.SEMAPHORE).with(LockOption.ACQUIRE_TIMEOUT_MS, 500L);

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aLockTimeOutEndsTheWait() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests();

        Verdict verdict = timedOut();

        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(verdict.first(FindingKind.CUT_OFF).orElseThrow().variant()).isEqualTo("time-out");
        assertThat(verdict.first(FindingKind.CUT_OFF).orElseThrow().args()).containsEntry("inNs", 500 * MS);
    }

    /** After a delay, the buyer asks anew and waits for the whole time-out. */
    @Test
    void aLockTimeOutBeginsAgainAfterADelay() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests().add(EventKind.FAULT, "fault=slow", "by=hand", "forMs=3000");

        assertThat(timedOut().first(FindingKind.CUT_OFF).orElseThrow().args()).containsEntry("inNs", 3_500 * MS);
    }

    private Verdict timedOut() {
        return Judged.judge(Scenarios.of(LOCK, new Placement(1, 2, 1), 1, 1), history.events(), Ending.TIMED_OUT);
    }
}
