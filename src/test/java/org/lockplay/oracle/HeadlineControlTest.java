package org.lockplay.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockplay.text.Texts;

/** The negative controls for headlines: what is left out or has another number is noticed. */
class HeadlineControlTest {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    @ParameterizedTest
    @MethodSource("histories")
    void aHeadlineThatSaysNothingIsNoticed(Path history) {
        JudgedRun run = JudgedRun.read(history);

        assertThat(wrong(run, "", run.headline(Texts.CHINESE))).isNotEmpty();
        assertThat(wrong(run, run.headline(Texts.ENGLISH), "")).isNotEmpty();
        assertThat(wrong(run, "", "")).isNotEmpty();
    }

    /** Whole numbers only: a duration is rounded, and its sentence is checked with its finding. */
    @ParameterizedTest
    @MethodSource("histories")
    void aHeadlineWithAnotherNumberIsNoticed(Path history) {
        JudgedRun run = JudgedRun.read(history);
        String english = run.headline(Texts.ENGLISH);
        String chinese = run.headline(Texts.CHINESE);

        assertThat(wrong(run, english, chinese)).isEmpty();
        assertThat(withAnotherNumber(english))
                .allSatisfy(other -> assertThat(wrong(run, other, chinese)).isNotEmpty());
        assertThat(withAnotherNumber(chinese))
                .allSatisfy(other -> assertThat(wrong(run, english, other)).isNotEmpty());
    }

    private static List<Disagreement> wrong(JudgedRun run, String english, String chinese) {
        Report report = new Report();
        HeadlineCheck.check(new Facts(run.scenario(), run.history()), run, english, chinese, report);
        return report.disagreements();
    }

    /** A text with one of its numbers one greater, for each of them. */
    private static List<String> withAnotherNumber(String text) {
        List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
        return numbers.stream()
                .map(number -> text.substring(0, number.start())
                        + (Long.parseLong(number.group()) + 1)
                        + text.substring(number.end()))
                .toList();
    }

    static Stream<Path> histories() throws IOException {
        return OracleControlTest.histories().stream();
    }
}
