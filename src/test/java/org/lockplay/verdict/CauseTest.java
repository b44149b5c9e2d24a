package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** The causes of what went wrong, or could have. */
class CauseTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void withoutALockThatIsTheCause() {
        race();

        assertThat(judge(Scenarios.of(LockKind.NONE, 2))
                        .first(FindingKind.NO_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("none");
    }

    /** One buyer read half a file, and no other count was read than that of its writer. */
    @Test
    void noOtherReaderIsInventedWhereThereWasNone() {
        history.buyer(0).reads(1, 0).takes(0);
        history.buyer(1).meetsTornFile(1, "").finishes("failed");
        history.buyer(0).writes(0, 1).finishes("bought");

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 2));

        assertThat(verdict.has(FindingKind.TORN_READ)).isTrue();
        assertThat(verdict.first(FindingKind.NO_LOCK).orElseThrow().variant()).isEqualTo("unordered");
    }

    @Test
    void aLockThatTheProgramNeverTakesIsNone() {
        race();

        assertThat(judge(Scenarios.program("semaphore", "read\\ntake\\nwrite"))
                        .first(FindingKind.NO_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("not-taken");
    }

    /** The program acquires the lock, but not before the write. */
    @Test
    void aLockThatNobodyCameToIsNotSaidToBeNeverTaken() {
        race();

        Verdict verdict = judge(
                Scenarios.program("semaphore", "read\\ntake\\nwrite\\nunlock\\nlock\\nread\\ntake\\nwrite\\nunlock"));

        assertThat(verdict.has(FindingKind.NO_LOCK)).isFalse();
        assertThat(verdict.first(FindingKind.OUTSIDE_LOCK).orElseThrow().variant())
                .isEqualTo("write");
    }

    @Test
    void aRunWithoutALockThatWentWellWasLucky() {
        history.buyer(0).sells(1, 0).finishes("bought");
        history.buyer(1).reads(0, 1).soldOut().finishes("sold-out");

        Verdict verdict = judge(Scenarios.of(LockKind.NONE, 2));

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.first(FindingKind.NO_LOCK).orElseThrow().variant()).isEqualTo("none-luck");
    }

    @Test
    void aLoneBuyerNeedsNeitherLockNorLuck() {
        history.buyer(0).sells(1, 0).finishes("bought");

        assertThat(judge(Scenarios.of(LockKind.NONE, 1)).findings()).isEmpty();
    }

    @Test
    void aSemaphoreDoesNotReachTwoHosts() {
        raceUnderTheLock();

        Finding cause = judge(Scenarios.of(LockKind.SEMAPHORE, new Placement(2, 1, 1)))
                .first(FindingKind.REACH_TOO_SHORT)
                .orElseThrow();

        assertThat(cause.variant()).isEqualTo("host");
        assertThat(cause.number("hosts")).isEqualTo(2);
    }

    @Test
    void aMutexDoesNotReachTwoProcesses() {
        raceUnderTheLock();

        assertThat(judge(Scenarios.of(LockKind.MUTEX, 2))
                        .first(FindingKind.REACH_TOO_SHORT)
                        .orElseThrow()
                        .variant())
                .isEqualTo("process");
    }

    @Test
    void aLockThatReachesEverybodyIsNotToBlame() {
        history.buys(0, 1, 0).findsSoldOut(1, 1);

        assertThat(judge(Scenarios.of(LockKind.SEMAPHORE, 2)).findings()).isEmpty();
        assertThat(judge(Scenarios.of(LockKind.MUTEX, new Placement(1, 1, 2))).findings())
                .isEmpty();
        assertThat(judge(Scenarios.of(LockKind.ROW, new Placement(2, 1, 1))).findings())
                .isEmpty();
    }

    /** The program never writes what it takes; the buyers came one after the other. */
    @ParameterizedTest
    @CsvSource({"semaphore, 2, 1", "mutex, 1, 2", "flag, 1, 2"})
    void aLockThatKeptTheBuyersApartIsNotToBlame(String lock, int hosts, int processes) {
        for (int buyer : List.of(0, 1)) {
            history.buyer(buyer)
                    .requests()
                    .acquires()
                    .reads(1, 0)
                    .takes(0)
                    .releases()
                    .finishes("bought");
        }
        Verdict verdict = judge(Scenarios.of(LockKind.find(lock).orElseThrow(), new Placement(hosts, processes, 1)));

        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
        assertThat(verdict.has(FindingKind.REACH_TOO_SHORT)).isFalse();
        assertThat(verdict.has(FindingKind.BROKEN_LOCK)).isFalse();
    }

    @Test
    void aFlagIsBrokenByDesignEvenWhenItWentWell() {
        raceUnderTheLock();
        assertThat(judge(Scenarios.of(LockKind.FLAG, 2))
                        .first(FindingKind.BROKEN_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("test-and-set");

        HistoryBuilder well = new HistoryBuilder().buys(0, 1, 0).findsSoldOut(1, 1);
        assertThat(Judged.judge(Scenarios.of(LockKind.FLAG, 2), well.events(), Ending.FINISHED)
                        .first(FindingKind.BROKEN_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("luck");
    }

    @Test
    void aFlagThatLetTwoInIsTheCauseThoughNobodyTookATicket() {
        history.buyer(0).requests().acquires();
        history.buyer(1).requests().acquires();
        history.buyer(0).reads(1, 0).releases().finishes("sold-out");

        assertThat(judge(Scenarios.of(LockKind.FLAG, 2))
                        .first(FindingKind.BROKEN_LOCK)
                        .orElseThrow()
                        .variant())
                .isEqualTo("test-and-set");
    }

    @Test
    void theWaysThatHoldNothingNeedNoLock() {
        history.buyer(0).sells(1, 0).finishes("bought");
        history.buyer(1).reads(0, 1).soldOut().finishes("sold-out");

        for (LockKind way : new LockKind[] {LockKind.ATOMIC, LockKind.OPTIMISTIC, LockKind.SERIALIZABLE}) {
            assertThat(judge(Scenarios.of(way, 2)).findings())
                    .as(way.wireName())
                    .isEmpty();
        }
    }

    private void race() {
        history.buyer(0).reads(1, 0);
        history.buyer(1).reads(1, 0);
        history.buyer(0).takes(0).writes(0, 1).finishes("bought");
        history.buyer(1).takes(0).writes(0, 1).finishes("bought");
    }

    private void raceUnderTheLock() {
        history.buyer(0).requests().acquires().reads(1, 0);
        history.buyer(1).requests().acquires().reads(1, 0);
        history.buyer(0).takes(0).writes(0, 1).releases().finishes("bought");
        history.buyer(1).takes(0).writes(0, 1).releases().finishes("bought");
    }

    private Verdict judge(Scenario scenario) {
        return Judged.judge(scenario, history.events(), Ending.FINISHED);
    }
}
