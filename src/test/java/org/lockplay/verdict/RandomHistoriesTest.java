package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/** Thousands of random histories by seed: correct ones are never accused, and violations are always detected. */
class RandomHistoriesTest {

    private static final int HISTORIES = 10_000;

    @Test
    void underATrueLockNobodyIsEverAccused() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            LockKind lock = random.nextBoolean() ? LockKind.FILE_LOCK : LockKind.ROW;
            LockedMarket market = new LockedMarket(random, lock);
            List<Event> history = market.history();
            Scenario scenario = Scenarios.of(lock, market.buyers(), market.stock(), market.rounds());

            Verdict verdict = Judged.judge(scenario, history, Ending.FINISHED);

            assertThat(verdict.safety())
                    .as("seed %d: %s in %s", seed, verdict.findings(), history)
                    .isEqualTo(Safety.HELD);
            assertThat(verdict.liveness())
                    .as("seed %d: %s in %s", seed, verdict.findings(), history)
                    .isIn(Liveness.FINISHED, Liveness.RECOVERED);
        }
    }

    @Test
    void withoutALockTheJudgeSeesWhatAnOmniscientObserverSees() {
        int wrong = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            OpenMarket market = new OpenMarket(new SplittableRandom(seed));
            List<Event> history = market.history();
            Scenario scenario = Scenarios.of(LockKind.NONE, market.buyers(), market.stock(), market.rounds());

            Verdict verdict = Judged.judge(scenario, history, Ending.FINISHED);

            assertThat(verdict.has(FindingKind.LOST_UPDATE))
                    .as("lost update, seed %d: %s", seed, history)
                    .isEqualTo(market.lostUpdate());
            assertThat(verdict.figures().sold()).as("sold, seed %d", seed).isEqualTo(market.sold());
            assertThat(verdict.has(FindingKind.OVERSOLD))
                    .as("oversold, seed %d: %s", seed, history)
                    .isEqualTo(market.oversold());
            wrong += market.lostUpdate() ? 1 : 0;
        }
        assertThat(wrong).isBetween(HISTORIES / 10, HISTORIES * 9 / 10);
    }

    @Test
    void everyCutOfAHistoryIsJudgedWithoutAccusingATrueLock() {
        SplittableRandom random = new SplittableRandom(42);
        for (int i = 0; i < 50; i++) {
            LockedMarket market = new LockedMarket(random.split(), LockKind.FILE_LOCK);
            List<Event> history = market.history();
            Scenario scenario = Scenarios.of(LockKind.FILE_LOCK, market.buyers(), market.stock(), market.rounds());
            for (int length = 0; length <= history.size(); length++) {
                Verdict verdict =
                        Judged.judge(scenario, new ArrayList<>(history.subList(0, length)), Ending.INTERRUPTED);

                assertThat(verdict.safety()).as("%s", verdict.findings()).isEqualTo(Safety.HELD);
                assertThat(verdict.liveness()).isEqualTo(Liveness.INTERRUPTED);
            }
        }
    }
}
