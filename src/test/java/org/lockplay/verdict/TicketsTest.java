package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** Counting tickets: what is oversold, and what is not. */
class TicketsTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void oneTicketSoldTwiceIsOversoldAndTheTwoWritesProveIt() {
        history.buyer(0).reads(1, 0);
        history.buyer(1).reads(1, 0);
        long first = history.buyer(0).takes(0).writes(0, 1).seq();
        long second = history.buyer(1).takes(0).writes(0, 1).seq();
        history.buyer(0).finishes("bought");
        history.buyer(1).finishes("bought");
        history.store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.VIOLATED);
        Finding oversold = verdict.first(FindingKind.OVERSOLD).orElseThrow();
        assertThat(oversold.variant()).isEqualTo("stock");
        assertThat(oversold.number("stock")).isEqualTo(1);
        assertThat(oversold.number("sold")).isEqualTo(2);
        assertThat(oversold.witness()).containsExactly(first, second);
        assertThat(verdict.figures().sold()).isEqualTo(2);
    }

    @Test
    void oneTicketSoldOnceIsNot() {
        history.buys(0, 1, 0).findsSoldOut(1, 1).store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.SEMAPHORE, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.figures().soldOut()).isEqualTo(1);
        assertThat(verdict.figures().finalCount()).hasValue(0);
    }

    @Test
    void soldWithinTheStockButNotCountedIsOversoldAgain() {
        history.buyer(0).reads(100, 0);
        history.buyer(1).reads(100, 0);
        history.buyer(0).takes(99).writes(99, 1).finishes("bought");
        history.buyer(1).takes(99).writes(99, 1).finishes("bought");
        history.store(99, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 2, 100, 1));

        Finding oversold = verdict.first(FindingKind.OVERSOLD).orElseThrow();
        assertThat(oversold.variant()).isEqualTo("again");
        assertThat(oversold.number("left")).isEqualTo(99);
        assertThat(oversold.number("again")).isEqualTo(1);
    }

    @Test
    void manyRoundsSellTheWholeStockAndNoMore() {
        int stock = 100;
        for (int i = 0; i < stock; i++) {
            history.buyer(i % 10).requests().acquires().sells(stock - i, i).releases();
        }
        for (int i = 0; i < 100; i++) {
            history.buyer(i % 10)
                    .requests()
                    .acquires()
                    .reads(0, stock)
                    .soldOut()
                    .releases();
        }
        for (int buyer = 0; buyer < 10; buyer++) {
            history.buyer(buyer).finishes("bought");
        }
        history.store(0, stock);

        Verdict verdict = judge(Scenarios.of(LockKind.SEMAPHORE, 10, stock, 20));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.figures().sold()).isEqualTo(stock);
        assertThat(verdict.figures().soldOut()).isEqualTo(100);
    }

    @Test
    void oneTicketTooManyOfAHundredIsCaught() {
        int stock = 100;
        for (int i = 0; i < stock; i++) {
            history.buyer(i % 10).sells(stock - i, i);
        }
        history.buyer(3).sells(1, stock - 1).finishes("bought");

        Finding oversold = judge(Scenarios.of(LockKind.NONE, 10, stock, 20))
                .first(FindingKind.OVERSOLD)
                .orElseThrow();

        assertThat(oversold.number("sold")).isEqualTo(stock + 1);
    }

    @Test
    void whatWasTakenBeforeAConflictWasNotBought() {
        history.buyer(0).reads(1, 0).takes(0);
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1).finishes("bought");
        history.buyer(0)
                .add(EventKind.CONFLICT, "retry=1")
                .reads(0, 1)
                .soldOut()
                .finishes("sold-out");
        history.store(0, 1);

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.figures().sold()).isEqualTo(1);
        assertThat(verdict.figures().conflicts()).isEqualTo(1);
    }

    @Test
    void whatTheStoreRefusedForLackOfTicketsWasNotBought() {
        Scenario scenario = Scenarios.of(LockKind.NONE, 2);
        int write = 7;
        history.buyer(0).reads(1, 0).takes(0).writes(0, 1).finishes("bought");
        history.buyer(1)
                .reads(1, 0)
                .takes(0)
                .add(EventKind.SOLD_OUT, "step=" + write)
                .finishes("sold-out");

        assertThat(judge(scenario).figures().sold()).isEqualTo(1);
        assertThat(judge(scenario).safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void twoWhoOnlyBelieveToHaveTheTicketHaveBoughtItTwice() {
        history.buyer(0).requests().acquires().reads(1, 0).takes(0).releases().finishes("bought");
        history.buyer(1).requests().acquires().reads(1, 0).takes(0).releases().finishes("bought");
        history.store(1, 0);

        assertThat(judge(Scenarios.of(LockKind.SEMAPHORE, 2)).has(FindingKind.OVERSOLD))
                .isTrue();
    }

    @Test
    void aLookAtTheStoreBeforeTheLastSaleProvesNothing() {
        history.store(1, 0);
        history.buys(0, 1, 0);

        assertThat(judge(Scenarios.of(LockKind.SEMAPHORE, 1)).safety()).isEqualTo(Safety.HELD);
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
