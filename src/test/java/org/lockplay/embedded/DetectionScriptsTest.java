package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionScriptsTest {

    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void onlyAScriptThatNobodyNeedsAnyMoreIsRemoved() throws Exception {
        Path old = made("detect_linux_distribution_17.sh", Duration.ofSeconds(61));
        Path inUse = made("detect_linux_distribution_18.sh", Duration.ofSeconds(59));
        Path somebodyElses = made("detect_something_19.sh", Duration.ofDays(1));

        DetectionScripts.removeOld(folder, NOW);

        assertThat(old).doesNotExist();
        assertThat(inUse).exists();
        assertThat(somebodyElses).exists();
    }

    @Test
    void aFolderThatIsNotThereIsNoReasonNotToStart() {
        DetectionScripts.removeOld(folder.resolve("none"), NOW);
    }

    private Path made(String name, Duration age) throws IOException {
        Path file = Files.createFile(folder.resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }
}
