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
        assertSaysBoth(verdict, scenario);
    }

    /** That one of them also wrote without the lock does not take the place of the lesson. */
    @Test
    void twoHoldersBeforeAFenceAreTheLessonBesidesAWriteAfterTheRelease() {
        Scenario scenario = Scenarios.json("""
                {"version":1,"stock":5,"lock":{"kind":"redis","leaseMs":100,"fencing":true},
                 "placement":{"processes":2},"program":"lock\\nread\\ntake\\nthink 300\\nwrite\\nunlock\\nwrite"}""");
        history.buyer(0).atLine(1).requests().acquires(1).atLine(2).reads(5, 0).takes(4);
        history.buyer(1)
                .atLine(1)
                .requests()
                .at(120 * MS)
                .acquires(2)
                .atLine(2)
                .reads(5, 0)
                .takes(4)
                .atLine(5)
                .writes(4, 1, 2)
                .atLine(6)
                .releases()
                .atLine(7)
                .writes(4, 2, 2)
                .finishes("bought");
        history.buyer(0)
                .atLine(5)
                .at(300 * MS)
                .add(EventKind.WRITE_REJECTED, "token=1", "highest=2")
                .losesLock()
                .finishes("failed");
        history.store(4, 2);

        Verdict verdict = Judged.judge(scenario, history.events(), Ending.FINISHED);

        assertThat(verdict.safety()).isEqualTo(Safety.HELD);
        assertThat(verdict.has(FindingKind.OUTSIDE_LOCK)).isTrue();
        assertSaysBoth(verdict, scenario);
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

    /** The headline names the overlap and the refused write. */
    private static void assertSaysBoth(Verdict verdict, Scenario scenario) {
        Finding overlap = verdict.first(FindingKind.HARMLESS_OVERLAP).orElseThrow();
        Finding refusal = verdict.first(FindingKind.STALE_WRITE_REFUSED).orElseThrow();
        for (Texts texts : Texts.ALL) {
            VerdictTexts sentences = new VerdictTexts(texts);
            assertThat(sentences.headline(verdict, scenario))
                    .contains(sentences.sentence(overlap), sentences.sentence(refusal))
                    .doesNotContain("never two holders", "从未同时出现两个持锁者");
        }
    }

    private Verdict judge(boolean fencing) {
        return Judged.judge(scenario(fencing, 1), history.events(), Ending.FINISHED);
    }

    private static Scenario scenario(boolean fencing, int stock) {
        LockSpec lock = LockSpec.of(LockKind.REDIS).with(LockOption.FENCING, fencing);
        return Scenarios.of(lock, new Placement(1, 3, 1), stock, 1);
    }
}
