package org.lockplay.oracle;

import java.util.List;
import java.util.Optional;
import org.lockplay.history.EventKind;

/** All clauses of the headline, apart from the sentences of findings. */
final class Phrases {

    static final List<Phrase> ALL = List.of(
            Phrase.of(
                    "(no|\\d+) tickets?, (?:sold )?(\\d+) (?:times|sold)",
                    "(没有票|\\d+)(?: 张票)?，(?:却卖了|卖了|卖出了) (\\d+) [次张]",
                    Phrases::oversold),
            Phrase.of(
                    "(\\d+) sold, but the count went down by less: (\\d+) tickets? can be sold again",
                    "卖出 (\\d+) 张，余票数却没减够：有 (\\d+) 张会被再卖一次",
                    Phrases::soldAgain),
            Phrase.of(
                    "there was no ticket to sell",
                    "本来就没有票可卖",
                    (facts, run, numbers) -> need(facts.scenario().stock() == 0, "there was stock")),
            Phrase.of("no ticket sold", "一张票也没卖出", (facts, run, numbers) -> sold(facts, 0)),
            Phrase.of(
                    "(?:exactly|all) (\\d+) tickets? sold",
                    "(?:恰好卖出 )?(\\d+) 张票(?:全部卖出)?(?=[，；。])",
                    (facts, run, numbers) -> numbers[0] == facts.scenario().stock()
                            ? sold(facts, numbers[0])
                            : Optional.of("the stock was another")),
            Phrase.of(
                    "(\\d+) of (\\d+) tickets? sold",
                    "(\\d+) 张票卖出 (\\d+) 张",
                    (facts, run, numbers) -> numbers[1] == facts.scenario().stock()
                            ? sold(facts, numbers[0])
                            : Optional.of("the stock was another"),
                    2,
                    1),
            Phrase.of("(\\d+) buyers? found no ticket left", "(\\d+) 位买家遇到票已售完", Phrases::toldSoldOut),
            Phrase.of(
                    "“sold out” (once|\\d+)(?: times)?",
                    "“已售完”(\\d+) 次",
                    (facts, run, numbers) ->
                            need(numbers[0] <= facts.events(EventKind.SOLD_OUT).count(), "it was said less often")),
            Phrase.of(
                    "(\\d+) buyers? failed",
                    "(\\d+) 位买家出错",
                    (facts, run, numbers) -> outcomes(facts, "failed", numbers[0])),
            Phrase.of(
                    "(\\d+) buyers? killed",
                    "(\\d+) 位买家的进程被杀死",
                    (facts, run, numbers) -> same(numbers[0], facts.killed())),
            Phrase.of("(\\d+) purchases? ended unconfirmed", "(\\d+) 笔购买未得到确认", Phrases::cutOff),
            Phrase.of("never two holders at once", "从未同时出现两个持锁者", Phrases::neverTwoHolders),
            Phrase.of(
                    "no update was lost",
                    "没有丢失任何更新",
                    (facts, run, numbers) -> need(new SafetyFacts(facts).lostUpdate() != Truth.MUST, "one was lost")),
            Phrase.of(
                    "No violation up to there",
                    "到那时为止没有违规",
                    (facts, run, numbers) -> need(run.verdict().liveness().cutShort(), "it was not cut short")),
            Phrase.of(
                    "The time limit ended the run after (\\d+) events?; what would have followed is unknown",
                    "运行在第 (\\d+) 个事件之后到达时限，之后会怎样无从知道",
                    (facts, run, numbers) -> same(numbers[0], facts.history().size())),
            Phrase.of(
                    "The run was stopped after (\\d+) events?; what would have followed is unknown",
                    "运行在第 (\\d+) 个事件之后被停止，之后会怎样无从知道",
                    (facts, run, numbers) -> same(numbers[0], facts.history().size())),
            Phrase.of(
                    "The server went offline after (\\d+) events?; what would have followed is unknown",
                    "服务器在第 (\\d+) 个事件之后离线，之后会怎样无从知道",
                    (facts, run, numbers) -> same(numbers[0], facts.history().size())),
            Phrase.of(
                    "The recorded order could not be followed to its end: buyer (\\d+), line (\\d+)",
                    "未能按录制的顺序执行到底：买家 (\\d+)，第 (\\d+) 行",
                    (facts, run, numbers) -> need(
                            facts.events(EventKind.OFF_SCHEDULE).anyMatch(event -> event.buyer() == numbers[0]),
                            "it did")),
            Phrase.of(
                    "Buyer (\\d+) overwrote buyer (\\d+)’s update: both had read (\\d+)",
                    "买家 (\\d+) 覆盖了买家 (\\d+) 的更新：两人读到的都是 (\\d+)",
                    (facts, run, numbers) -> need(
                            SameCount.hasOverwritten(facts, numbers[0], numbers[1], numbers[2]),
                            "there are no such writes")));

    private Phrases() {}

    private static Optional<String> need(boolean isSo, String why) {
        return isSo ? Optional.empty() : Optional.of(why);
    }

    private static Optional<String> same(long said, long is) {
        return need(said == is, "it is " + is);
    }

    private static Optional<String> sold(Facts facts, long said) {
        long least = facts.purchases().stream().mapToInt(Purchase::least).sum();
        long most = facts.purchases().stream().mapToInt(Purchase::most).sum();
        return need(least <= said && said <= most, "between " + least + " and " + most + " were sold");
    }

    private static Optional<String> oversold(Facts facts, JudgedRun run, long[] numbers) {
        return numbers[0] == facts.scenario().stock() && numbers[1] > numbers[0]
                ? sold(facts, numbers[1])
                : Optional.of("that is no more than there were");
    }

    private static Optional<String> soldAgain(Facts facts, JudgedRun run, long[] numbers) {
        long missing = facts.scenario().stock() - facts.finalCount().orElse(0);
        return numbers[1] == numbers[0] - missing
                ? sold(facts, numbers[0])
                : Optional.of(missing + " are missing from the store");
    }

    private static Optional<String> toldSoldOut(Facts facts, JudgedRun run, long[] numbers) {
        return same(
                numbers[0],
                facts.events(EventKind.SOLD_OUT)
                        .map(event -> event.buyer())
                        .distinct()
                        .count());
    }

    private static Optional<String> outcomes(Facts facts, String outcome, long said) {
        return same(
                said,
                facts.tracks().stream()
                        .filter(track -> track.outcome().equals(outcome))
                        .count());
    }

    private static Optional<String> cutOff(Facts facts, JudgedRun run, long[] numbers) {
        int most = facts.purchases().stream().mapToInt(Purchase::cutOff).sum();
        return need(numbers[0] <= most, "at most " + most);
    }

    private static Optional<String> neverTwoHolders(Facts facts, JudgedRun run, long[] numbers) {
        return Overlap.of(facts).stream()
                .filter(overlap -> overlap.awakeNs() > 0)
                .findFirst()
                .map(Overlap::toString);
    }
}
