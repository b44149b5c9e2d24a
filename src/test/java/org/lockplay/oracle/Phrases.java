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
                    "卖出 (\\d+) 张，余数却没减够：有 (\\d+) 张会被再卖一次",
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
            Phrase.of("(\\d+) buyers? told it is sold out", "(\\d+) 位买家被告知已售完", Phrases::toldSoldOut),
            Phrase.of(
                    "“sold out” said (once|\\d+)(?: times)?",
                    "告知“已售完”(\\d+) 次",
                    (facts, run, numbers) ->
                            need(numbers[0] <= facts.events(EventKind.SOLD_OUT).count(), "it was said less often")),
            Phrase.of(
                    "(\\d+) buyers? failed",
                    "(\\d+) 位买家出错",
                    (facts, run, numbers) -> outcomes(facts, "failed", numbers[0])),
            Phrase.of(
                    "(\\d+) buyers? killed",
                    "(\\d+) 位买家被杀死",
                    (facts, run, numbers) -> same(numbers[0], facts.killed())),
            Phrase.of("(\\d+) sales? cut off before the buyer was told", "(\\d+) 笔买卖中途断掉，买家没等到答复", Phrases::cutOff),
            Phrase.of("nobody overlapped", "没有人同时持锁", Phrases::nobodyOverlapped),
            Phrase.of(
                    "no update was lost",
                    "没有丢失任何更新",
                    (facts, run, numbers) -> need(new SafetyFacts(facts).lostUpdate() != Truth.MUST, "one was lost")),
            Phrase.of(
                    "So far as the history goes nothing is wrong",
                    "就现有记录看没有出错",
                    (facts, run, numbers) -> need(run.verdict().liveness().cutShort(), "it was not cut short")),
            Phrase.of(
                    "Its time was up after (\\d+) events?: what it did not get to, nobody knows",
                    "运行在第 (\\d+) 个事件之后到了时限，没来得及发生的事无从知道",
                    (facts, run, numbers) -> same(numbers[0], facts.history().size())),
            Phrase.of(
                    "The run was stopped after (\\d+) events?: what it did not get to, nobody knows",
                    "运行在第 (\\d+) 个事件之后被停止，没来得及发生的事无从知道",
                    (facts, run, numbers) -> same(numbers[0], facts.history().size())),
            Phrase.of(
                    "At line (\\d+), buyer (\\d+) could not follow the schedule",
                    "买家 (\\d+) 在第 (\\d+) 行没法按次序走",
                    (facts, run, numbers) -> need(
                            facts.events(EventKind.OFF_SCHEDULE).anyMatch(event -> event.buyer() == numbers[1]),
                            "it did"),
                    2,
                    1),
            Phrase.of(
                    "buyer (\\d+) read (\\d+) and wrote (\\d+) over buyer (\\d+)’s (\\d+)",
                    "买家 (\\d+) 读到 (\\d+)，写入 (\\d+)，盖掉了买家 (\\d+) 写的 (\\d+)",
                    (facts, run, numbers) -> Optional.empty()));

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

    private static Optional<String> nobodyOverlapped(Facts facts, JudgedRun run, long[] numbers) {
        return Overlap.of(facts).stream()
                .filter(overlap -> overlap.awakeNs() > 0)
                .findFirst()
                .map(Overlap::toString);
    }
}
