package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

/** Two holders at once: decided by the buyers' times, in any order of arrival. */
class HoldersTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void whoGetsTheLockBeforeItIsGivenBackIsTheSecondHolder() {
        long first = history.buyer(0).requests().acquires().seq();
        long second = history.buyer(1).requests().acquires().seq();
        long last = history.buyer(0).releases().seq();
        history.buyer(1).releases();

        Finding two = found(LockKind.SEMAPHORE).orElseThrow();

        assertThat(two.witness()).containsExactly(first, second, last);
        assertThat(two.number("buyer")).isZero();
        assertThat(two.number("other")).isEqualTo(1);
        assertThat(two.number("overlapNs")).isEqualTo(HistoryBuilder.TICK);
    }

    @Test
    void holdersOfDifferentLocksAndSharersOfOneDoNotConflict() {
        history.buyer(0).add(EventKind.LOCK_ACQUIRED, "lock=A");
        history.buyer(1).add(EventKind.LOCK_ACQUIRED, "lock=B", "shared=true");
        history.buyer(2).add(EventKind.LOCK_ACQUIRED, "lock=B", "shared=true");
        assertThat(judge(LockKind.SEMAPHORE, 3).first(FindingKind.TWO_HOLDERS)).isEmpty();

        long intruder =
                history.buyer(3).add(EventKind.LOCK_ACQUIRED, "lock=B").and().seq();
        history.buyer(2).reads(1, 0);
        assertThat(judge(LockKind.SEMAPHORE, 4)
                        .first(FindingKind.TWO_HOLDERS)
                        .orElseThrow()
                        .witness())
                .contains(intruder);
    }

    @Test
    void whoGetsItAtTheVeryMomentAtWhichItIsGivenBackIsNot() {
        history.buyer(0).requests().acquires().at(100).releases();
        history.buyer(1).at(100).acquires().releases();

        assertThat(found(LockKind.SEMAPHORE)).isEmpty();
    }

    @Test
    void aReleaseThatArrivesLateIsStillARelease() {
        history.buyer(1).requests().acquires().releases();
        history.buyer(0).requests().acquires().releases();

        Verdict verdict = Judged.judge(Scenarios.of(LockKind.SEMAPHORE, 2), history.inOrderOfBuyers(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isFalse();
    }

    @Test
    void aHolderThatWasKilledHeldNoLongerThanUntilThen() {
        history.buyer(0).requests().acquires().reads(1, 0).at(50).suffers("crash");
        history.buyer(1).at(60).acquires();
        history.buyer(0).at(90).finishes("killed");

        assertThat(found(LockKind.FILE_LOCK)).isEmpty();
    }

    @Test
    void aHolderWhoseConnectionWasCutIsNotAccusedForItsFailing() {
        history.buyer(0).requests().acquires().reads(1, 0).suffers("disconnect");
        history.buyer(1).acquires().releases();
        history.buyer(0).fails("store").finishes("failed");

        assertThat(found(LockKind.ROW)).isEmpty();
    }

    @Test
    void aHolderThatLostTheLockAndWentOnIsNamedAsTheOneWhoDidNotKnow() {
        history.buyer(0).requests().acquires().does(EventKind.FROZEN);
        history.buyer(1).requests().acquires();
        history.buyer(0).does(EventKind.THAWED).losesLock();
        history.buyer(1).releases();

        assertThat(found(LockKind.SEMAPHORE).orElseThrow().variant()).isEqualTo("lost");
    }

    /** The second one's lease had only begun. */
    @Test
    void twoHoldersOfALeaseOverlapUntilTheFirstLearnsOfIt() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).requests().at(100).acquires(2);
        history.buyer(0).at(150).losesLock();
        history.buyer(1).at(400).finishes("stuck");

        assertThat(found(LockKind.REDIS).orElseThrow().number("overlapNs")).isEqualTo(50);
    }

    /** The connection was the store's: a file lock has nothing to do with it. */
    @Test
    void aCutConnectionDoesNotEndALockThatIsNotOfIt() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().at(100).acquires().suffers("disconnect");
        history.buyer(1).at(200).fails("store").finishes("failed");
        history.buyer(0).at(300).sells(1, 0).releases().finishes("bought");

        assertThat(found(LockKind.FILE_LOCK).orElseThrow().number("overlapNs")).isBetween(50L, 120L);
    }

    @Test
    void aShortHoldInsideALongOneIsFoundToo() {
        history.buyer(0).acquires();
        history.buyer(1).acquires().releases();
        history.buyer(2).acquires().releases();
        history.buyer(0).releases();

        Verdict verdict = judge(LockKind.SEMAPHORE, 3);

        assertThat(verdict.all(FindingKind.TWO_HOLDERS)).hasSize(2);
    }

    /** The server gave buyer 0 the lock, and took it back with its connection, before buyer 0 could say so. */
    @Test
    void aBuyerThatWasCutWhileItGotTheLockHadLostIt() {
        history.buyer(0).requests().suffers("disconnect");
        history.buyer(1).requests().acquires().reads(1, 0);
        history.buyer(0).acquires();
        history.buyer(1).takes(0).writes(0, 1).releases();

        Verdict verdict = judge(LockKind.ADVISORY, 2);

        assertThat(verdict.first(FindingKind.TWO_HOLDERS).orElseThrow().variant())
                .isEqualTo("cut");
        assertThat(verdict.first(FindingKind.STALE_WRITE_ACCEPTED)).isEmpty();
    }

    @Test
    void aBuyerThatWasCutBeforeItAskedIsAnOrdinarySecondHolder() {
        history.buyer(0).suffers("disconnect").requests();
        history.buyer(1).requests().acquires().reads(1, 0);
        history.buyer(0).acquires();
        history.buyer(1).takes(0).writes(0, 1).releases();

        assertThat(found(LockKind.ADVISORY).orElseThrow().variant()).isEmpty();
    }

    @Test
    void takingTheSameLockTwiceIsNobodyElsesBusiness() {
        history.buyer(0).acquires().acquires().releases().reads(1, 0).releases();
        history.buyer(1).acquires().releases();

        assertThat(found(LockKind.MUTEX)).isEmpty();
    }

    @Test
    void aRowHeldByWhoCouldNotCommitHarmsNobody() {
        history.buyer(0).requests().acquires().reads(1, 0).suffers("disconnect");
        history.buyer(1).requests().acquires();
        history.buyer(0).takes(0).fails("store").finishes("failed");
        history.buyer(1).sells(1, 0).releases();

        assertThat(judge(LockKind.ROW, 2).safety()).isEqualTo(Safety.HELD);
    }

    private Optional<Finding> found(LockKind lock) {
        return judge(lock, 2).first(FindingKind.TWO_HOLDERS);
    }

    private Verdict judge(LockKind lock, int buyers) {
        return Judged.judge(Scenarios.of(lock, buyers), history.events(), Ending.FINISHED);
    }
}
