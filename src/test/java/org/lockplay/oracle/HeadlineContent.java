package org.lockplay.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/**
 * What a headline has to contain: what went wrong or what was sold, and why buyers did not finish.
 *
 * @param needed of each list one
 */
record HeadlineContent(List<List<Pattern>> needed) {

    private static final String SOLD = "no ticket to sell|no ticket sold|\\d+ tickets? sold|没有票可卖|也没卖出|卖出";
    private static final String OVERSOLD =
            "sold \\d+ times|tickets?, \\d+ sold|can be sold again|张票，(?:却卖了|卖了|卖出了)|再卖一次";
    private static final String CUT = "what would have followed is unknown|之后会怎样无从知道";

    static HeadlineContent of(JudgedRun run, Texts texts) {
        Verdict verdict = run.verdict();
        List<List<Pattern>> needed = new ArrayList<>();
        needed.add(verdict.safety() == Safety.HELD ? List.of(pattern(SOLD)) : gravest(verdict, texts));
        needed.add(
                switch (verdict.liveness()) {
                    case FINISHED -> List.of(pattern(""));
                    case RECOVERED -> sentences(verdict, texts, FindingKind.RECOVERED);
                    case STUCK -> sentences(verdict, texts, FindingKind.STUCK);
                    case TIMED_OUT ->
                        verdict.has(FindingKind.CUT_OFF)
                                ? sentences(verdict, texts, FindingKind.CUT_OFF)
                                : List.of(pattern(CUT));
                    case STOPPED, INTERRUPTED -> List.of(pattern(CUT));
                });
        return new HeadlineContent(needed);
    }

    private static List<Pattern> gravest(Verdict verdict, Texts texts) {
        Finding gravest = verdict.findings().stream()
                .filter(Finding::violation)
                .findFirst()
                .orElseThrow();
        return gravest.kind() == FindingKind.OVERSOLD
                ? Stream.concat(sentences(verdict, texts, FindingKind.OVERSOLD).stream(), Stream.of(pattern(OVERSOLD)))
                        .toList()
                : sentences(verdict, texts, gravest.kind());
    }

    private static List<Pattern> sentences(Verdict verdict, Texts texts, FindingKind kind) {
        return verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(finding -> Pattern.compile(
                        Pattern.quote(new VerdictTexts(texts).sentence(finding)), Pattern.CASE_INSENSITIVE))
                .collect(Collectors.toList());
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    boolean isIn(String headline) {
        return needed.stream()
                .allMatch(patterns -> patterns.stream()
                        .anyMatch(pattern -> pattern.matcher(headline).find()));
    }
}
