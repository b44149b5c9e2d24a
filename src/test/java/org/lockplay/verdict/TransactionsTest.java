package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** Writes under a transaction count once they are committed. */
class TransactionsTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aRowThatWasNeverCommittedLeavesItsBuyerWithATicketThatIsSoldAgain() {
        history.buyer(0).requests().acquires().sells(1, 0).finishes("bought");
        history.buys(1, 1, 0).store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.ROW, 2));

        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
        assertThat(verdict.has(FindingKind.LOST_UPDATE)).isFalse();
        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isFalse();
    }

    @Test
    void aRowWriteRolledBackWithItsKilledBuyerAccusesNobody() {
        history.buyer(0).requests().acquires().sells(1, 0).suffers("crash").finishes("killed");
        history.buys(1, 1, 0).store(0, 1);

        assertThat(judge(Scenarios.of(LockKind.ROW, 2)).safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void aSerializableWriteThatConflictedDidNotHappen() {
        history.buyer(0).reads(1, 0).takes(0).writes(0, 1);
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1).add(EventKind.CONFLICT, "retry=1");
        history.buyer(1).reads(0, 1).soldOut().finishes("sold-out");
        history.buyer(0).finishes("bought");
        history.store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.SERIALIZABLE, 2));

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.figures().sold()).isEqualTo(1);
    }

    @Test
    void serializableWritesThatWereNeverCommittedLostNoUpdate() {
        history.buyer(0).reads(1, 0).takes(0).writes(0, 1).finishes("bought");
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1).finishes("bought");
        history.store(1, 0);

        Verdict verdict = judge(Scenarios.of(LockKind.SERIALIZABLE, 2));

        assertThat(verdict.has(FindingKind.LOST_UPDATE)).isFalse();
        assertThat(verdict.figures().writes()).isZero();
    }

    @Test
    void whoFinishesInsideATransactionIsToldThatItWasRolledBack() {
        history.buyer(0).reads(1, 0).takes(0).writesUncommitted(0, 1).finishes("bought");
        history.buyer(1).reads(1, 0).takes(0).writesUncommitted(0, 1).finishes("bought");
        history.store(1, 0);

        Finding cause = judge(Scenarios.of(LockKind.SERIALIZABLE, 2))
                .first(FindingKind.NOT_COMMITTED)
                .orElseThrow();

        assertThat(cause.args()).containsEntry("buyers", List.of(0L, 1L));
        assertThat(cause.witness()).hasSize(2);
    }

    @Test
    void aWriteAfterAForgottenReleaseIsInTheTransactionToo() {
        Scenario scenario =
                Scenarios.json("{\"version\":1,\"stock\":4,\"store\":\"database\",\"lock\":{\"kind\":\"row\"},"
                        + "\"placement\":{\"processes\":2},"
                        + "\"program\":\"lock\\nread\\ntake\\nwrite\\nunlock\\nread\\ntake\\nwrite\"}");
        history.buyer(0).atLine(4).requests().acquires().reads(4, 0).takes(3).writesUncommitted(3, 1);
        history.buyer(0).atLine(8).reads(3, 1).takes(2).writesUncommitted(2, 2).finishes("bought");
        history.store(4, 0);

        Verdict verdict = judge(scenario);

        assertThat(verdict.first(FindingKind.NOT_COMMITTED).orElseThrow().witness())
                .hasSize(2);
        assertThat(verdict.figures().writes()).isZero();
    }

    @Test
    void aTransactionThatWasCommittedOrFailedIsNoCause() {
        history.buyer(0).reads(1, 0).takes(0).writesUncommitted(0, 1).commits().finishes("bought");
        history.buyer(1).reads(0, 1).takes(0).writesUncommitted(-1, 2).fails("exception");
        history.store(0, 1);

        assertThat(judge(Scenarios.of(LockKind.SERIALIZABLE, 2)).has(FindingKind.NOT_COMMITTED))
                .isFalse();
    }

    @Test
    void committedWritesFromTheSameReadDo() {
        history.buyer(0).reads(1, 0).takes(0).writes(0, 1).commits().finishes("bought");
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1).commits().finishes("bought");

        assertThat(judge(Scenarios.of(LockKind.SERIALIZABLE, 2)).has(FindingKind.LOST_UPDATE))
                .isTrue();
    }

    @Test
    void aRowWriteThatWasUndoneAfterAFailureDidNotHappen() {
        history.buyer(0)
                .requests()
                .acquires()
                .sells(1, 0)
                .fails("exception")
                .releases()
                .finishes("failed");
        history.buys(1, 1, 0).store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.ROW, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.figures().sold()).isEqualTo(1);
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
