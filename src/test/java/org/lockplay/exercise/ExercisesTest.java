package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.text.Texts;

class ExercisesTest {

    private static final Path BUILT_IN = Path.of("src/main/resources/exercises");

    @TempDir
    Path own;

    @Test
    void everyBuiltInExerciseIsOnThePathAndWithoutMistake() throws IOException {
        Exercises exercises = new Exercises(Optional::empty);

        assertThat(exercises.mistakes()).isEmpty();
        try (Stream<Path> folders = Files.list(BUILT_IN).filter(Files::isDirectory)) {
            List<String> names = folders.map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
            assertThat(exercises.all())
                    .extracting(Exercise::id)
                    .containsExactlyElementsOf(names.stream()
                            .map(name -> name.replaceFirst("^\\d+-", ""))
                            .toList());
        }
    }

    @Test
    void everyBuiltInExerciseHasWordsExamplesAndHintsThatNudge() throws IOException {
        for (Exercise exercise : new Exercises(Optional::empty).all()) {
            assertThat(exercise.text(Texts.ENGLISH).hints()).as(exercise.id()).hasSizeGreaterThan(1);
            assertThat(exercise.text(Texts.CHINESE).title())
                    .as(exercise.id())
                    .isNotEqualTo(exercise.text(Texts.ENGLISH).title())
                    .containsPattern("\\p{IsHan}");
            if (exercise.rounds().isEmpty()) {
                assertThat(exercise.examples())
                        .as(exercise.id())
                        .extracting(Example::solves)
                        .contains(true, false);
            }
        }
    }

    @Test
    void everyBuiltInExerciseIsInAChapterWithATitleAndAGoalInBothLanguages() throws IOException {
        Exercises exercises = new Exercises(Optional::empty);
        List<Chapter> chapters =
                exercises.all().stream().map(exercises::chapterOf).distinct().toList();

        assertThat(chapters).hasSizeBetween(4, 8).doesNotContain(Chapter.OWN);
        for (Chapter chapter : chapters) {
            assertThat(chapter.title(Texts.CHINESE)).containsPattern("\\p{IsHan}");
            assertThat(chapter.goal(Texts.CHINESE)).containsPattern("\\p{IsHan}");
            assertThat(chapter.goal(Texts.ENGLISH)).hasSizeLessThan(100).endsWith(".");
        }
    }

    @Test
    void anOperatorsExercisesFollowAndOneWithAMistakeKeepsNoOtherOut() throws IOException {
        copy(BUILT_IN.resolve("01-see-the-race"), own.resolve("01-good"));
        copy(BUILT_IN.resolve("01-see-the-race"), own.resolve("02-bad"));
        copy(BUILT_IN.resolve("01-see-the-race"), own.resolve("03-also-good"));
        Files.writeString(own.resolve("02-bad/exercise.json"), "{\"minutes\":");
        Files.write(own.resolve("02-bad/en.md"), new byte[] {(byte) 0xff, (byte) 0xfe});

        Exercises exercises = new Exercises(() -> Optional.of(own));

        assertThat(exercises.all()).extracting(Exercise::id).endsWith("good", "also-good");
        assertThat(exercises.chapterOf(exercises.find("good").orElseThrow())).isEqualTo(Chapter.OWN);
        assertThat(exercises.mistakes()).containsOnlyKeys("bad");
        assertThat(new Exercises(() -> Optional.of(own.resolve("nowhere"))).all())
                .isNotEmpty();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (String name : List.of("exercise.json", "en.md", "zh.md")) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }
}
