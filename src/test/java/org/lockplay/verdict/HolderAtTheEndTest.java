package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;

/** A buyer that never released the lock keeps others waiting only if the lock is still its own. */
class HolderAtTheEndTest {

    private final HistoryBuilder history = new HistoryBuilder();

    /** The server frees the lock of a cut connection, and the other buyer is only slow. */
    @ParameterizedTest
    @EnumSource(names = {"ROW", "ADVISORY"})
    void aHolderWhoseConnectionWasCutKeepsNoBuyerWaiting(LockKind kind) {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).suffers("disconnect").fails("store").finishes("failed");
        history.buyer(1).suffers("slow");

        Verdict verdict = timedOut(kind);

        assertThat(verdict.liveness()).isEqualTo(Liveness.TIMED_OUT);
        assertThat(Judged.unended(verdict).variant()).isEqualTo("free");
    }

    /** Negative control: the cut connection is the store's, and the key lies in memory. */
    @Test
    void aSemaphoreIsNotFreedByACutConnection() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).suffers("disconnect").fails("store").finishes("failed");
        history.buyer(1).suffers("slow");

        Verdict verdict = timedOut(LockKind.SEMAPHORE);

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(Judged.unended(verdict).variant()).isEqualTo("failed");
    }

    /** The second holder of a flag has reset it for all. */
    @Test
    void aHungHolderOfAFlagKeepsNoBuyerWaitingOnceAnotherHolderReleasedIt() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests().acquires().reads(1, 0).releases().finishes("sold-out");
        history.buyer(2).requests().suffers("slow");

        assertThat(timedOut(LockKind.FLAG)
                        .first(FindingKind.CUT_OFF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("free");
    }

    /** A semaphore that was released once too often admits another buyer, whose release is what counts. */
    @Test
    void aHungHolderOfASemaphoreKeepsNoBuyerWaitingOnceItWasReleasedByAnother() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).releases().finishes("sold-out");
        history.buyer(2).requests().suffers("slow");

        assertThat(timedOut(LockKind.SEMAPHORE)
                        .first(FindingKind.CUT_OFF)
                        .orElseThrow()
                        .variant())
                .isEqualTo("free");
    }

    /** Negative control: the other holder released it before. */
    @ParameterizedTest
    @EnumSource(names = {"FLAG", "SEMAPHORE", "SPIN", "ROW"})
    void aHungHolderKeepsTheOthersWaitingAlthoughABuyerReleasedTheLockBefore(LockKind kind) {
        history.buyer(1).requests().acquires().reads(1, 0).releases().finishes("sold-out");
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(2).requests().suffers("slow");

        Verdict verdict = timedOut(kind);

        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(Judged.unended(verdict).variant()).isEqualTo("hung");
    }

    /** Negative control: the second holder of a flag hangs behind it, too. */
    @Test
    void twoHungHoldersOfAFlagKeepTheOthersWaiting() {
        history.buyer(0).requests().acquires().suffers("hang");
        history.buyer(1).requests().acquires().suffers("hang");
        history.buyer(2).requests().does(EventKind.LOCK_WAITING);

        assertThat(timedOut(LockKind.FLAG).liveness()).isEqualTo(Liveness.STUCK);
    }

    /** The other buyer gave up long after the server had freed the lock; the failed one did not keep it waiting. */
    @ParameterizedTest
    @EnumSource(names = {"ROW", "ADVISORY"})
    void aBuyerThatGaveUpDidNotWaitForAHolderWhoseConnectionWasCut(LockKind kind) {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).suffers("disconnect").fails("store").finishes("failed");
        history.buyer(1).suffers("slow").timesOut().finishes("failed");

        Verdict verdict = judged(kind, Ending.FINISHED);

        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isFalse();
        assertThat(verdict.first(FindingKind.GAVE_UP_WAITING).orElseThrow().variant())
                .isEqualTo("nobody");
    }

    /** Negative control: a semaphore is not the server's. */
    @Test
    void aBuyerThatGaveUpWaitedForAFailedHolderOfASemaphore() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests();
        history.buyer(0).suffers("disconnect").fails("store").finishes("failed");
        history.buyer(1).timesOut().finishes("failed");

        Verdict verdict = judged(LockKind.SEMAPHORE, Ending.FINISHED);

        assertThat(verdict.has(FindingKind.ABANDONED_LOCK)).isTrue();
        assertThat(verdict.first(FindingKind.GAVE_UP_WAITING).orElseThrow().args())
                .containsEntry("holder", 0L);
    }

    private Verdict timedOut(LockKind kind) {
        return judged(kind, Ending.TIMED_OUT);
    }

    private Verdict judged(LockKind kind, Ending ending) {
        return Judged.judge(Scenarios.of(LockSpec.of(kind), new Placement(1, 3, 1), 1, 1), history.events(), ending);
    }
}
