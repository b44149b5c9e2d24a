package org.lockplay.exercise;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lockplay.text.Texts;
import org.lockplay.text.VerdictTexts;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;

/**
 * Replaces placeholders in an exercise's texts with values of the learner's own run: <code>{verdict}</code> is the
 * verdict's sentence, <code>{finding.lost-update}</code> that finding's, the name of any other fact its value.
 */
public final class RunTexts {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z.-]+)}");
    /** Placeholders that stand for whole sentences. */
    private static final Pattern SENTENCE = Pattern.compile("\\{(?:verdict|finding\\.[a-z-]+)} ?");
    /** A sentence with a placeholder, in either language. */
    private static final Pattern WITH_VALUE =
            Pattern.compile("[^.!?。！？\\n]*\\{[a-zA-Z.-]+}[^.!?。！？\\n]*(?:[.!?。！？] ?|(?=\\n|$))");

    private static final Pattern EMPTY_QUOTE = Pattern.compile("(?m)^> *$\\n?");
    private static final Pattern MARKDOWN_SIGN = Pattern.compile("[\\\\`*_{}\\[\\]<>()#+!|&~]");
    private static final String VERDICT = "verdict";
    private static final String FINDING = "finding.";

    private RunTexts() {}

    /** The names of all placeholders in a text. */
    static Stream<String> names(String text) {
        return PLACEHOLDER.matcher(text).results().map(match -> match.group(1));
    }

    static boolean isKnown(String name) {
        return name.equals(VERDICT) || RunProperty.find(name).isPresent();
    }

    /** Replaces the placeholders in Markdown; the values are escaped as plain text. */
    public static String fill(String markdown, GradedRun trial, Texts texts) {
        return replace(
                markdown,
                name -> MARKDOWN_SIGN
                        .matcher(value(name, trial, texts))
                        .replaceAll(sign -> Matcher.quoteReplacement("\\" + sign.group())));
    }

    /** Whether a text says anything about the learner's own run. */
    public static boolean isAboutRun(String text) {
        return names(text).findAny().isPresent();
    }

    /** Removes the sentences about the learner's own run from Markdown, because the run no longer exists. */
    public static String withoutRun(String markdown) {
        String others =
                WITH_VALUE.matcher(SENTENCE.matcher(markdown).replaceAll("")).replaceAll("");
        return EMPTY_QUOTE.matcher(others).replaceAll("").strip();
    }

    private static String replace(String text, Function<String, String> value) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))));
    }

    private static String value(String name, GradedRun trial, Texts texts) {
        VerdictTexts verdicts = new VerdictTexts(texts);
        if (name.equals(VERDICT)) {
            return verdicts.headline(trial.verdict(), trial.scenario());
        }
        if (name.startsWith(FINDING)) {
            return FindingKind.find(name.substring(FINDING.length()))
                    .flatMap(trial.verdict()::first)
                    .map((Finding finding) -> verdicts.sentence(finding))
                    .orElse("");
        }
        RunProperty fact = RunProperty.find(name).orElseThrow();
        return new RunPropertyTexts(texts).value(fact, fact.of().apply(trial));
    }
}
