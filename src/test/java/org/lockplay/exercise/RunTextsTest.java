package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.text.Texts;

/** The texts about a run that no longer exists. */
class RunTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{verdict} Every buyer read first. | Every buyer read first.",
                "{finding.oversold} Look at the two events: both read. | Look at the two events: both read.",
                "{finding.oversold}看时间线上的事件。 | 看时间线上的事件。",
                "{sold} sales a second, with {conflicts} conflicts. Each is for nothing. | Each is for nothing.",
                "每秒 {sold} 次，有 {conflicts} 次冲突。每次都白想了。 | 每次都白想了。",
                "Ten in a row. {verdict} | Ten in a row.",
                "{sold} steps. {finding.lost-update} | ''",
                "no end {sold} | ''",
            })
    void theSentencesAboutTheRunAreLeftOut(String text, String rest) {
        assertThat(RunTexts.withoutRun(text)).isEqualTo(rest);
    }

    @Test
    void aQuotedVerdictIsLeftOutWithItsQuote() {
        assertThat(RunTexts.withoutRun("First.\n\n> {verdict}\n\nLast.")).isEqualTo("First.\n\n\nLast.");
    }

    @Test
    void noExerciseShowsAPlaceholder() throws Exception {
        for (ExerciseFolder folder : ExerciseFolder.builtIn()) {
            Exercise exercise = ExerciseReader.read(folder.id(), folder.texts());
            for (Texts texts : List.of(Texts.ENGLISH, Texts.CHINESE)) {
                ExerciseText text = exercise.text(texts);
                assertThat(Stream.concat(text.seen().values().stream(), Stream.of(text.explanation(), text.next())))
                        .as(exercise.id())
                        .extracting(RunTexts::withoutRun)
                        .noneMatch(RunTexts::isAboutRun)
                        .noneMatch(rest -> rest.lines().anyMatch(">"::equals));
            }
        }
    }
}
