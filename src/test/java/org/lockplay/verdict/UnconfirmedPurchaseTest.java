package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** A buyer that ended before the store had confirmed its write may have bought or not. */
class UnconfirmedPurchaseTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aBuyerKilledBetweenTakingAndBeingToldMayHaveBoughtOrNot() {
        for (long left : new long[] {0, 1}) {
            HistoryBuilder either = new HistoryBuilder();
            either.buyer(0)
                    .requests()
                    .acquires()
                    .reads(1, 0)
                    .takes(0)
                    .suffers("crash")
                    .finishes("killed");
            either.store(left, 1 - left);

            Verdict verdict = Judged.judge(Scenarios.of(LockKind.FILE_LOCK, 2), either.events(), Ending.FINISHED);

            assertThat(verdict.safety()).as("%d left", left).isEqualTo(Safety.HELD);
            assertThat(verdict.figures().sold()).isZero();
            assertThat(verdict.figures().unconfirmed()).isEqualTo(1);
            assertThat(verdict.figures().killed()).isEqualTo(1);
        }
    }

    @Test
    void theNextBuyerOfOneThatDiedBeforeItsWriteWasSeenIsNotAccused() {
        history.buyer(0)
                .requests()
                .acquires()
                .reads(2, 0)
                .takes(1)
                .suffers("crash")
                .finishes("killed");
        history.buys(1, 1, 1).store(0, 2);

        assertThat(judge(Scenarios.of(LockKind.FILE_LOCK, 2, 2, 1)).safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void aCommitWithoutAnswerIsNeitherSoldNorUndone() {
        history.buyer(0)
                .requests()
                .acquires()
                .sells(1, 0)
                .fails("unconfirmed")
                .fails("lock")
                .finishes("failed");
        history.store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.ROW, 1));

        assertThat(verdict.figures().sold()).isZero();
        assertThat(verdict.figures().unconfirmed()).isEqualTo(1);
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
    }

    /** The write follows the block; the query comes before it. */
    @Test
    void aBuyerKilledAtTheBeginningOfABlockWasNotAboutToWriteBehindIt() {
        history.buyer(0).atLine(1).reads(1, 0).atLine(2).takes(0);
        history.buyer(0)
                .atLine(3)
                .requests()
                .acquires()
                .atLine(0)
                .suffers("crash")
                .finishes("killed");

        Verdict verdict =
                judge(Scenarios.program("semaphore", "read\\ntake\\nwith lock:\\n  think 9\\n  query\\nwrite"));

        assertThat(verdict.figures().unconfirmed()).isZero();
    }

    /** The commit is the step behind the gate. */
    @Test
    void aTransactionOfABuyerKilledAtTheGateOfItsCommitIsUndone() {
        history.buyer(0)
                .requests()
                .acquires()
                .sells(1, 0)
                .atLine(8)
                .suffers("crash")
                .finishes("killed");
        history.store(1, 0);

        Verdict verdict = judge(Scenarios.of(LockKind.ROW, 1));

        assertThat(verdict.figures().unconfirmed()).isZero();
        assertThat(verdict.figures().killed()).isEqualTo(1);
    }

    /** A fault by hand has no step: the buyer may have begun its commit. */
    @Test
    void aTransactionOfABuyerKilledByHandMayHaveBeenCommitted() {
        history.buyer(0).requests().acquires().sells(1, 0).suffers("crash").finishes("killed");

        assertThat(judge(Scenarios.of(LockKind.ROW, 1)).figures().unconfirmed()).isEqualTo(1);
    }

    @Test
    void aCommitThatTheServerRefusedIsUndone() {
        history.buyer(0).requests().acquires().sells(1, 0).fails("lock").finishes("failed");
        history.store(1, 0);

        Verdict verdict = judge(Scenarios.of(LockKind.ROW, 1));

        assertThat(verdict.figures().unconfirmed()).isZero();
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void aWriteWithoutAnswerIsNeitherSoldNorUndone() {
        history.buyer(0).reads(1, 0).takes(0).fails("unconfirmed").finishes("failed");
        history.store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 1));

        assertThat(verdict.figures().unconfirmed()).isEqualTo(1);
        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
