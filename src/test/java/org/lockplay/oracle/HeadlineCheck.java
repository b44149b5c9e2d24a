package org.lockplay.oracle;

import java.util.Arrays;
import java.util.Optional;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.Safety;

/** Checks that the headline is true, says the same in both languages, and contains no unchecked clause. */
final class HeadlineCheck implements Check {

    private static final String CLAIM = "sentence";

    @Override
    public void check(Facts facts, JudgedRun run, Report report) {
        if (run.verdict().safety() == Safety.VIOLATED
                && run.verdict().findings().stream().noneMatch(Finding::violation)) {
            // It has no headline, and is reported already.
            return;
        }
        check(facts, run, run.headline(Texts.ENGLISH), run.headline(Texts.CHINESE), report);
    }

    /** Checks a headline for the run's verdict. */
    static void check(Facts facts, JudgedRun run, String english, String chinese, Report report) {
        report.require(
                HeadlineContent.of(run, Texts.ENGLISH).isIn(english)
                        && HeadlineContent.of(run, Texts.CHINESE).isIn(chinese),
                CLAIM,
                "it lacks what matters most: " + english + " " + chinese);
        for (Finding finding : run.verdict().findings()) {
            report.require(
                    english.contains(new VerdictTexts(Texts.ENGLISH).sentence(finding))
                            == chinese.contains(new VerdictTexts(Texts.CHINESE).sentence(finding)),
                    CLAIM,
                    "only one language has " + finding + ": " + english + " " + chinese);
        }
        String left = withoutFindings(run, english, Texts.ENGLISH);
        String leftChinese = withoutFindings(run, chinese, Texts.CHINESE);
        for (Phrase phrase : Phrases.ALL) {
            Optional<long[]> numbers = phrase.englishNumbers(left);
            Optional<long[]> chineseNumbers = phrase.chineseNumbers(leftChinese);
            report.require(
                    Arrays.equals(numbers.orElse(null), chineseNumbers.orElse(null)),
                    CLAIM,
                    "the languages differ on " + phrase.english() + ": " + english + " " + chinese);
            if (numbers.isPresent()) {
                phrase.truth()
                        .wrong(facts, run, numbers.get())
                        .ifPresent(why -> report.wrong("sentence " + phrase.english(), why + ": " + english));
                left = phrase.english().matcher(left).replaceFirst("");
            }
            if (chineseNumbers.isPresent()) {
                leftChinese = phrase.chinese().matcher(leftChinese).replaceFirst("");
            }
        }
        report.require(
                left.matches("[\\s.,;:]*") && leftChinese.matches("[\\s。，；：]*"),
                "unchecked sentence",
                left.strip() + " | " + leftChinese.strip());
    }

    private static String withoutFindings(JudgedRun run, String headline, Texts texts) {
        String text = headline;
        VerdictTexts sentences = new VerdictTexts(texts);
        for (Finding finding : run.verdict().findings()) {
            text = text.replace(sentences.sentence(finding), "");
        }
        return text;
    }
}
