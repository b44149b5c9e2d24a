package org.lockplay.oracle;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;

/** Checks that a finding's sentence has the same numbers in both languages, and that its witness fits its buyers. */
final class WordingCheck implements Check {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final List<String> ONE = List.of("buyer", "other", "holder", "writer");
    private static final List<String> SEVERAL = List.of("buyers", "waiters");

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (Finding finding : run.verdict().findings()) {
            String english = new VerdictTexts(Texts.ENGLISH).sentence(finding);
            String chinese = new VerdictTexts(Texts.CHINESE).sentence(finding);
            report.require(
                    numbers(english).equals(numbers(chinese)), "wording " + finding.textKey(), english + " " + chinese);
            for (long seq : finding.witness()) {
                boolean isEvent = seq >= 1 && seq <= facts.history().size();
                report.require(
                        isEvent && isOfNamed(facts, finding, facts.history().get((int) seq - 1)),
                        "witness " + finding.textKey(),
                        "#" + seq + " is no event of those that it speaks of: " + finding.args());
            }
        }
    }

    private static List<String> numbers(String sentence) {
        return NUMBER.matcher(sentence)
                .results()
                .map(result -> result.group())
                .sorted()
                .toList();
    }

    private static boolean isOfNamed(Facts facts, Finding finding, Event event) {
        List<Integer> named = Stream.concat(
                        ONE.stream().filter(finding.args()::containsKey).map(name -> Args.buyer(finding, name)),
                        SEVERAL.stream().flatMap(name -> Args.buyers(finding, name).stream()))
                .toList();
        // A fault of a process is recorded for one of its buyers.
        return event.buyer() == Event.NO_BUYER
                || named.isEmpty()
                || named.contains(event.buyer())
                || (event.kind() == EventKind.FAULT || event.kind() == EventKind.FROZEN)
                        && named.stream().anyMatch(buyer -> facts.workerOf(buyer) == facts.workerOf(event.buyer()));
    }
}
