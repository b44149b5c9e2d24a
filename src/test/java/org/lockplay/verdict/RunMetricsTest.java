package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;

class RunMetricsTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aSpreadIsTakenByNearestRank() {
        long[] hundred = new long[100];
        for (int i = 0; i < hundred.length; i++) {
            hundred[i] = 100 - i;
        }

        assertThat(Percentiles.of(hundred)).isEqualTo(new Percentiles(100, 50, 95, 100));
        assertThat(Percentiles.of(new long[] {7})).isEqualTo(new Percentiles(1, 7, 7, 7));
        assertThat(Percentiles.of(new long[0])).isEqualTo(Percentiles.NONE);
    }

    @Test
    void waitingAndHoldingAreMeasuredOnTheBuyersOwnTimes() {
        history.buyer(0).at(0).requests().at(100).acquires().at(400).releases();
        history.buyer(1).at(0).requests().at(500).acquires().at(600).releases();

        RunMetrics figures = figures(2);

        assertThat(figures.waits()).isEqualTo(new Percentiles(2, 100, 500, 500));
        assertThat(figures.holds()).isEqualTo(new Percentiles(2, 100, 300, 300));
        assertThat(figures.durationNs()).isEqualTo(600);
    }

    @Test
    void gettingTheLockInTheOrderOfAskingIsFair() {
        history.buyer(0).requests();
        history.buyer(1).requests();
        history.buyer(0).acquires().releases();
        history.buyer(1).acquires().releases();

        assertThat(figures(2).fairness()).hasValue(1.0);
    }

    @Test
    void gettingItBeforeOneWhoAskedEarlierIsNot() {
        history.buyer(0).requests();
        history.buyer(1).requests();
        history.buyer(1).acquires().releases().requests().acquires().releases();
        history.buyer(0).acquires().releases();

        assertThat(figures(2).fairness()).hasValue(0.333);
    }

    /** Each process has a mutex of its own. */
    @Test
    void aBuyerThatWaitsForAnotherLockIsNotPassedOver() {
        history.buyer(0).requests();
        history.buyer(1).requests().acquires().releases();
        history.buyer(0).acquires().releases();

        Verdict verdict = Judge.judge(Scenarios.of(LockKind.MUTEX, 2), history.events(), Ending.FINISHED);
        assertThat(verdict.figures().fairness()).hasValue(1.0);
    }

    /** The start of processes takes long on a busy machine, and says nothing about a lock. */
    @Test
    void throughputIsThatOfTheBuyersWithoutTheStartOfTheirProcesses() {
        history.at(0).add(EventKind.RUN_STARTED, "lock=none");
        history.at(3_000_000_000L).buyer(0).does(EventKind.BUYER_STARTED);
        history.buyer(0).reads(2, 0).takes(1).at(4_000_000_000L).writes(1, 1).finishes("bought");
        history.at(9_000_000_000L).add(EventKind.STORE, "count=1", "version=1");

        assertThat(figures(2).throughputPerSecond()).isEqualTo(1.0);
        assertThat(figures(2).durationNs()).isEqualTo(9_000_000_000L);
    }

    @Test
    void throughputIsTicketsASecond() {
        history.buyer(0).at(0).reads(2, 0).takes(1).writes(1, 1);
        history.buyer(1).at(10).reads(1, 1).takes(0).at(1_000_000_000).writes(0, 2);

        assertThat(figures(2).throughputPerSecond()).isEqualTo(2.0);
    }

    @Test
    void readsAndWritesAreCounted() {
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        RunMetrics figures = figures(2);

        assertThat(figures.reads()).isEqualTo(2);
        assertThat(figures.writes()).isEqualTo(1);
        assertThat(figures.buyers()).isEqualTo(2);
        assertThat(figures.events()).isEqualTo(history.events().size());
    }

    private RunMetrics figures(int buyers) {
        return Judged.judge(Scenarios.of(LockKind.SEMAPHORE, buyers), history.events(), Ending.FINISHED)
                .figures();
    }
}
