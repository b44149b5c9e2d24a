package org.lockplay.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;
import org.lockplay.server.ServerKind;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Percentiles;
import org.lockplay.verdict.RunMetrics;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

class VerdictTextsTest {

    private static final Finding LOST = new Finding(
            FindingKind.LOST_UPDATE,
            "",
            args("buyer", 3L, "read", 1L, "wrote", 0L, "other", 0L, "otherWrote", 0L, "version", 1L),
            List.of(1L, 2L, 3L, 4L));
    private static final Finding OVERSOLD = new Finding(
            FindingKind.OVERSOLD, "stock", args("stock", 1L, "sold", 7L, "buyers", List.of(0L, 3L)), List.of(3L, 4L));

    @Test
    void anOversoldTicketIsToldWithItsProof() {
        Verdict verdict = verdict(Safety.VIOLATED, Liveness.FINISHED, figures(1, 7, 3, 0), OVERSOLD, LOST);

        assertThat(english(verdict))
                .isEqualTo("1 ticket, sold 7 times. Buyer 3 overwrote buyer 0’s update: both had read 1.");
        assertThat(chinese(verdict)).isEqualTo("1 张票，卖了 7 次。买家 3 覆盖了买家 0 的更新：两人读到的都是 1。");
    }

    @Test
    void theCauseFollowsTheProof() {
        Finding cause = new Finding(
                FindingKind.REACH_TOO_SHORT,
                "host",
                args("lock", "semaphore", "processes", 10L, "hosts", 2L),
                List.of());
        Verdict verdict = verdict(Safety.VIOLATED, Liveness.FINISHED, figures(1, 2, 8, 0), OVERSOLD, LOST, cause);

        assertThat(english(verdict))
                .endsWith(
                        ". A semaphore is visible on one host only; the buyers are on 2 hosts, each with a lock of its"
                                + " own.");
        assertThat(chinese(verdict)).endsWith("。信号量只在一台主机上可见；买家分布在 2 台主机上，各有各的锁。");
    }

    @Test
    void aRightRunIsToldAsSuch() {
        Verdict verdict = verdict(Safety.HELD, Liveness.FINISHED, figures(1, 1, 9, 10));

        assertThat(english(verdict))
                .isEqualTo("Exactly 1 ticket sold, 9 buyers found no ticket left; never two holders at once.");
        assertThat(chinese(verdict)).isEqualTo("恰好卖出 1 张票，9 位买家遇到票已售完；从未同时出现两个持锁者。");
    }

    @Test
    void aRunWithoutHoldersSpeaksOfUpdates() {
        assertThat(english(verdict(Safety.HELD, Liveness.FINISHED, figures(3, 3, 1, 0))))
                .isEqualTo("All 3 tickets sold, 1 buyer found no ticket left; no update was lost.");
    }

    @Test
    void aRunThatWasCutShortIsNeverPassed() {
        Verdict verdict = verdict(Safety.HELD, Liveness.INTERRUPTED, figures(1, 1, 0, 1));

        assertThat(english(verdict))
                .isEqualTo(
                        "No violation up to there: exactly 1 ticket sold. The server went offline after 80 events; what"
                                + " would have followed is unknown.");
        assertThat(chinese(verdict)).isEqualTo("到那时为止没有违规：恰好卖出 1 张票。服务器在第 80 个事件之后离线，之后会怎样无从知道。");
    }

    @Test
    void nothingAtAllIsNoVerdict() {
        RunMetrics none = new RunMetrics(
                1,
                10,
                0,
                0,
                0,
                0,
                0,
                OptionalLong.empty(),
                0,
                0,
                0,
                Percentiles.NONE,
                Percentiles.NONE,
                OptionalDouble.empty(),
                0,
                0,
                0);

        assertThat(english(verdict(Safety.HELD, Liveness.STOPPED, none)))
                .isEqualTo("The run was stopped before anything happened: there is nothing to judge.");
    }

    @Test
    void whoIsStuckIsToldWithTheHolder() {
        Finding stuck = new Finding(
                FindingKind.STUCK, "killed", args("waiters", List.of(1L, 2L, 3L), "holder", 0L), List.of(1L));
        Verdict verdict = verdict(Safety.HELD, Liveness.STUCK, figures(1, 0, 0, 1), stuck);

        assertThat(english(verdict))
                .isEqualTo(
                        "No ticket sold; never two holders at once. Buyer 0 was killed while it held the lock. Waiting"
                                + " forever: buyers 1, 2 and 3.");
        assertThat(chinese(verdict)).isEqualTo("一张票也没卖出；从未同时出现两个持锁者。买家 0 持锁时被杀死。永远等待锁的有：买家 1、2、3。");
    }

    @Test
    void longListsAreCutAndShortTimesHaveADecimal() {
        List<Long> many = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        Finding abandoned =
                new Finding(FindingKind.ABANDONED_LOCK, "killed", args("buyer", 0L, "waiters", many), List.of());
        Finding recovered = new Finding(
                FindingKind.RECOVERED, "killed", args("buyer", 0L, "other", 1L, "afterNs", 4_120_000L), List.of());

        VerdictTexts texts = new VerdictTexts(Texts.ENGLISH);
        assertThat(texts.sentence(abandoned))
                .isEqualTo("Buyer 0 was killed while it held the lock; buyers 1, 2, 3, 4, 5 and 4 more never got it.");
        assertThat(texts.sentence(recovered))
                .isEqualTo("Buyer 0 was killed while it held the lock; buyer 1 had it 4.1 ms later.");
    }

    /** A wrong duration must be seen to be wrong. */
    @Test
    void aNegativeDurationIsNotShownAsAShortOne() {
        assertThat(recoveredAfter(Texts.ENGLISH, 0)).endsWith("had it less than 0.1 ms later.");
        assertThat(recoveredAfter(Texts.ENGLISH, 99_999)).endsWith("had it less than 0.1 ms later.");
        assertThat(recoveredAfter(Texts.ENGLISH, -100_000)).endsWith("had it -0.1 ms later.");
        assertThat(recoveredAfter(Texts.ENGLISH, -877_000_000)).endsWith("had it -877 ms later.");
        assertThat(recoveredAfter(Texts.CHINESE, -4_120_000))
                .contains("-4.1 毫秒")
                .doesNotContain("不到");
    }

    private static String recoveredAfter(Texts texts, long ns) {
        return new VerdictTexts(texts)
                .sentence(new Finding(
                        FindingKind.RECOVERED, "killed", args("buyer", 0L, "other", 1L, "afterNs", ns), List.of()));
    }

    @Test
    void aSingleTicketThatWillBeSoldAgainIsSingular() {
        Finding again = new Finding(
                FindingKind.OVERSOLD, "again", args("stock", 1L, "sold", 1L, "left", 1L, "again", 1L), List.of(1L));

        assertThat(new VerdictTexts(Texts.ENGLISH).sentence(again))
                .isEqualTo("1 of 1 ticket was sold, yet the store still counts 1: 1 ticket will be sold again.");
    }

    @Test
    void aServerHasItsOwnName() {
        for (ServerKind server : ServerKind.values()) {
            Finding unreachable =
                    new Finding(FindingKind.UNREACHABLE_SERVER, "", args("server", server.wireName()), List.of());

            assertThat(new VerdictTexts(Texts.ENGLISH).sentence(unreachable))
                    .matches("(PostgreSQL|Redis|ZooKeeper) could not be reached\\.");
        }
    }

    /** A program can read under one hold and write under the next, or go by what it wrote itself. */
    @ParameterizedTest
    @ValueSource(strings = {"read", "write", "read-luck", "write-luck"})
    void whatWasOutsideTheLockIsNotSaidToHaveBeenReadWithoutIt(String variant) {
        Finding outside = new Finding(FindingKind.OUTSIDE_LOCK, variant, args("buyer", 0L), List.of());

        assertThat(new VerdictTexts(Texts.ENGLISH).sentence(outside)).doesNotContain("held", "holding", "had read");
        assertThat(new VerdictTexts(Texts.CHINESE).sentence(outside)).doesNotContain("持锁");
    }

    @Test
    void theJsonHasASentenceForTheWholeAndForEachFinding() {
        Map<String, Object> members = VerdictTexts.members(
                verdict(Safety.VIOLATED, Liveness.FINISHED, figures(1, 7, 3, 0), OVERSOLD, LOST),
                Scenario.DEFAULT,
                Texts.ENGLISH);

        assertThat(members).containsKeys("safety", "liveness", "sentence", "findings", "figures");
        assertThat((List<?>) members.get("findings"))
                .allSatisfy(finding ->
                        assertThat(((Map<?, ?>) finding).keySet().toString()).contains("kind", "sentence", "witness"));
    }

    @Test
    void everyKindOfFindingHasASentence() {
        Set<String> kinds = Texts.ENGLISH.keys().stream()
                .filter(key -> key.startsWith("finding."))
                .map(key -> key.split("\\.")[1])
                .collect(Collectors.toSet());

        for (FindingKind kind : FindingKind.values()) {
            assertThat(kinds).contains(kind.wireName());
        }
        assertThat(kinds).allSatisfy(kind -> assertThat(FindingKind.find(kind)).isPresent());
    }

    @Test
    void everyLockHasANameInTheMiddleOfASentence() {
        for (LockKind lock : LockKind.values()) {
            Finding cause =
                    new Finding(FindingKind.BROKEN_LOCK, "test-and-set", args("lock", lock.wireName()), List.of());
            assertThat(new VerdictTexts(Texts.CHINESE).sentence(cause)).doesNotContain("{");
        }
    }

    private static String english(Verdict verdict) {
        return new VerdictTexts(Texts.ENGLISH).headline(verdict, Scenario.DEFAULT);
    }

    private static String chinese(Verdict verdict) {
        return new VerdictTexts(Texts.CHINESE).headline(verdict, Scenario.DEFAULT);
    }

    private static Verdict verdict(Safety safety, Liveness liveness, RunMetrics figures, Finding... findings) {
        return new Verdict(safety, liveness, List.of(findings), figures);
    }

    private static RunMetrics figures(long stock, long sold, long soldOut, int acquisitions) {
        return new RunMetrics(
                stock,
                10,
                sold,
                0,
                soldOut,
                0,
                0,
                OptionalLong.of(0),
                80,
                1,
                1,
                Percentiles.of(new long[acquisitions]),
                Percentiles.NONE,
                OptionalDouble.empty(),
                0,
                0,
                0);
    }

    private static Map<String, Object> args(Object... namesAndValues) {
        Map<String, Object> args = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            args.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return args;
    }
}
