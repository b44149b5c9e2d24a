package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** A lock that can pass on while its holder sleeps, with a fence and without. */
class LeaseTest {

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void aWriteAfterTheLockHasPassedOnIsStale() {
        long first =
                history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).seq() - 2;
        history.buyer(0).does(EventKind.FROZEN);
        long second = history.buyer(1).requests().acquires(2).seq();
        history.buyer(1).sells(1, 0).releases().finishes("bought");
        long write = history.buyer(0).does(EventKind.THAWED).writes(0, 1).seq();
        history.buyer(0).losesLock().finishes("bought");

        Verdict verdict = judge(false);

        Finding stale = verdict.first(FindingKind.STALE_WRITE_ACCEPTED).orElseThrow();
        assertThat(stale.witness()).containsExactly(first, second, write);
        assertThat(stale.number("other")).isEqualTo(1);
        assertThat(verdict.first(FindingKind.TWO_HOLDERS).orElseThrow().variant())
                .isEqualTo("lost");
        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
        assertThat(verdict.has(FindingKind.LOST_UPDATE)).isTrue();
        assertThat(verdict.first(FindingKind.RECOVERED).orElseThrow().variant()).isEqualTo("frozen");
    }

    @Test
    void whoIsToldOfItsLossAndWritesAllTheSameSellsTheTicketAgain() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).does(EventKind.FROZEN);
        history.buyer(1).requests().acquires(2).sells(1, 0).releases().finishes("bought");
        history.buyer(0).does(EventKind.THAWED).losesLock().writes(0, 1).finishes("bought");

        Verdict verdict = judge(false);

        assertThat(verdict.figures().sold()).isEqualTo(2);
        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isTrue();
        assertThat(verdict.has(FindingKind.OVERSOLD)).isTrue();
    }

    @Test
    void aLeaseThatNobodyNoticesToHaveEndedIsFoundToo() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0).suffers("slow");
        history.buyer(1).requests().acquires(2).sells(1, 0);
        history.buyer(0).writes(0, 1).releases().finishes("bought");
        history.buyer(2).requests().acquires(3);
        history.buyer(1).losesLock().finishes("bought");
        history.buyer(2).reads(0, 1).soldOut().releases().finishes("sold-out");

        Verdict verdict = Judged.judge(scenario(false, 1), history.events(), Ending.FINISHED);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isTrue();
        assertThat(verdict.all(FindingKind.TWO_HOLDERS)).hasSize(2);
    }

    @Test
    void aWriteBeforeTheLockPassesOnIsNot() {
        history.buyer(0).requests().acquires(1).sells(1, 0).does(EventKind.FROZEN);
        history.buyer(1).requests().acquires(2).reads(0, 1).soldOut().releases().finishes("sold-out");
        history.buyer(0).does(EventKind.THAWED).losesLock().finishes("bought");

        Verdict verdict = judge(false);

        assertThat(verdict.has(FindingKind.STALE_WRITE_ACCEPTED)).isFalse();
        assertThat(verdict.has(FindingKind.OVERSOLD)).isFalse();
        assertThat(verdict.has(FindingKind.TWO_HOLDERS)).isTrue();
    }

    @Test
    void theFenceRefusesAndNothingIsWrong() {
        long first = history.buyer(0).requests().acquires(1).seq();
        history.buyer(0).reads(1, 0).takes(0).does(EventKind.FROZEN);
        long second = history.buyer(1).requests().acquires(2).seq();
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1, 2).releases().finishes("bought");
        long refused = history.buyer(0)
                .does(EventKind.THAWED)
                .add(EventKind.WRITE_REJECTED, Field.TOKEN, 1, Field.HIGHEST, 2)
                .seq();
        history.buyer(0).losesLock().finishes("failed");
        history.store(0, 1);

        Verdict verdict = judge(true);

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        Finding refusal = verdict.first(FindingKind.STALE_WRITE_REFUSED).orElseThrow();
        assertThat(refusal.witness()).containsExactly(first, second, refused);
        assertThat(refusal.number("other")).isEqualTo(1);
        assertThat(verdict.liveness()).isEqualTo(Liveness.RECOVERED);
        assertThat(verdict.figures().sold()).isEqualTo(1);
    }

    @Test
    void aFenceThatLetsAnOldTokenInIsCaught() {
        history.buyer(0).requests().acquires(1);
        history.buyer(1).requests().acquires(2).reads(1, 0).takes(0);
        long high = history.buyer(1).writes(0, 1, 2).seq();
        long low = history.buyer(0).reads(0, 1).takes(-1).writes(-1, 2, 1).seq();

        Finding stale = judge(true).first(FindingKind.STALE_WRITE_ACCEPTED).orElseThrow();

        assertThat(stale.variant()).isEqualTo("token");
        assertThat(stale.witness()).containsExactly(high, low);
    }

    @Test
    void aTimestampTakenLateDoesNotMakeAWriteStale() {
        history.buyer(0).requests().acquires(1).reads(2, 0).takes(1);
        history.buyer(1).requests().acquires(2).reads(1, 1).takes(0).writes(0, 2, 2);
        history.buyer(0).writes(1, 1, 1);

        assertThat(judge(true).has(FindingKind.STALE_WRITE_ACCEPTED)).isFalse();
    }

    @Test
    void tokensThatGrowAreFine() {
        history.buyer(0)
                .requests()
                .acquires(1)
                .reads(2, 0)
                .takes(1)
                .writes(1, 1, 1)
                .releases()
                .finishes("bought");
        history.buyer(1)
                .requests()
                .acquires(2)
                .reads(1, 1)
                .takes(0)
                .writes(0, 2, 2)
                .releases()
                .finishes("bought");

        Verdict verdict = Judged.judge(scenario(true, 2), history.events(), Ending.FINISHED);

        assertThat(verdict.findings()).isEmpty();
    }

    private Verdict judge(boolean fencing) {
        return Judged.judge(scenario(fencing, 1), history.events(), Ending.FINISHED);
    }

    private static Scenario scenario(boolean fencing, int stock) {
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, fencing);
        return Scenarios.of(lock, new Placement(1, 3, 1), stock, 1);
    }
}
