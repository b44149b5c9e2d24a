package org.lockplay.exercise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.json.Violation;

class ExerciseFolderTest {

    @TempDir
    Path folder;

    private Path exercise;

    @BeforeEach
    void make() throws IOException {
        exercise = Files.createDirectory(folder.resolve("20-own"));
        Files.writeString(exercise.resolve("exercise.json"), "\uFEFF{}");
    }

    @Test
    void aMarkAtTheStartOfAFileIsNoPartOfIt() throws Exception {
        assertThat(ExerciseFolder.of(folder).get(0).texts()).containsEntry("exercise.json", "{}");
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedAndNotRepaired() throws Exception {
        Files.writeString(exercise.resolve("zh.md"), "# 练习\n\n最后一张票", Charset.forName("GBK"));
        ExerciseFolder own = ExerciseFolder.of(folder).get(0);

        InvalidExerciseException e = catchThrowableOfType(InvalidExerciseException.class, own::texts);
        assertThat(e.violations()).containsExactly(Violation.at("zh.md", 1, 3, "not-utf-8", "0xC1", 1, 3));
    }
}
