package org.lockplay.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;

/** A fence refuses the writes of a holder whose lock has passed on. */
class FencingTest {

    private static final long MS = 1_000_000;

    private final HistoryBuilder history = new HistoryBuilder();

    @Test
    void theFenceRefusesAndNothingIsWrong() {
        long first = history.buyer(0).requests().acquires(1).seq();
        history.buyer(0).reads(1, 0).takes(0).does(EventKind.FROZEN);
        long second = history.buyer(1).requests().acquires(2).seq();
        history.buyer(1).reads(1, 0).takes(0).writes(0, 1, 2).releases().finishes("bought");
        long refused = history.buyer(0)
                .does(EventKind.THAWED)
                .add(EventKind.WRITE_REJECTED, "token=1", "highest=2")
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
    void twoHoldersBeforeAFenceAreNamedThoughTheyAreHarmless() {
        history.buyer(0).requests().acquires(1).reads(1, 0).takes(0);
        history.buyer(1)
                .requests()
                .at(120 * MS)
                .acquires(2)
                .reads(1, 0)
                .takes(0)
                .writes(0, 1, 2);
        history.buyer(1).releases().finishes("bought");
        history.buyer(0)
                .at(150 * MS)
                .add(EventKind.WRITE_REJECTED, "token=1", "highest=2")
                .losesLock()
                .finishes("failed");
        LockSpec lock =
                LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, true).with(LockOption.LEASE_MS, 100L);
        Scenario scenario = Scenarios.of(lock, new Placement(1, 2, 1), 1, 1);

        Verdict verdict = Judged.judge(scenario, history.events(), Ending.FINISHED);

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.first(FindingKind.HARMLESS_OVERLAP).orElseThrow().variant())
                .isEqualTo("fenced");
        Finding lease = verdict.first(FindingKind.LEASE_TOO_SHORT).orElseThrow();
        assertThat(lease.variant()).isEmpty();
        assertThat(lease.number("other")).isEqualTo(1);
        assertThat(new VerdictTexts(Texts.ENGLISH).headline(verdict, scenario)).doesNotContain("never two holders");
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
