package org.lockplay.oracle;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;

/**
 * Checks that a finding's sentence has the same numbers in both languages, and that it calls only those arguments
 * buyers that are.
 */
final class WordingCheck implements Check {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)*");
    private static final Pattern ENGLISH_BUYER = Pattern.compile("[Bb]uyers? <(\\d)>(?: and <(\\d)>)?");
    private static final Pattern CHINESE_BUYER = Pattern.compile("买家 <(\\d)>()");
    private static final Set<String> BUYERS = Set.of("buyer", "other", "holder", "writer");

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        for (Finding finding : run.verdict().findings()) {
            String claim = "wording " + finding.textKey();
            String english = new VerdictTexts(Texts.ENGLISH).sentence(finding);
            String chinese = new VerdictTexts(Texts.CHINESE).sentence(finding);
            report.require(numbers(english).equals(numbers(chinese)), claim, english + " " + chinese);
            report.require(
                    callsBuyers(finding, Texts.ENGLISH, ENGLISH_BUYER)
                            && callsBuyers(finding, Texts.CHINESE, CHINESE_BUYER),
                    claim,
                    "it calls buyers what are none: " + english + " " + finding.args());
        }
    }

    private static List<String> numbers(String sentence) {
        return NUMBER.matcher(sentence)
                .results()
                .map(MatchResult::group)
                .sorted()
                .toList();
    }

    /** Whether every place that is called a buyer is filled with one; places that are numbers in words have none. */
    private static boolean callsBuyers(Finding finding, Texts texts, Pattern buyer) {
        List<String> names = List.copyOf(finding.args().keySet());
        Object[] places = IntStream.range(0, 10).mapToObj(i -> "<" + i + ">").toArray();
        if (finding.kind().wireName().equals("oversold")) {
            return true;
        }
        Iterator<MatchResult> found =
                buyer.matcher(texts.get(finding.textKey(), places)).results().iterator();
        boolean right = true;
        while (found.hasNext()) {
            MatchResult place = found.next();
            right &= Stream.of(place.group(1), place.group(2))
                    .filter(number -> number != null && !number.isEmpty())
                    .map(Integer::parseInt)
                    .allMatch(number -> number < names.size() && BUYERS.contains(names.get(number)));
        }
        return right;
    }
}
