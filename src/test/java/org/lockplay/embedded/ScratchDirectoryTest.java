package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchDirectoryTest {

    @TempDir
    Path folder;

    @Test
    void whatDeadProcessesHaveLeftIsRemovedAndForeignNamesAreSkipped() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = Files.createDirectory(folder.resolve("redis-" + gone.pid() + "-123"));
        Path foreign = Files.createDirectory(folder.resolve("redis-old"));
        Path other = Files.createDirectory(folder.resolve("zookeeper-" + gone.pid() + "-123"));

        Path created = new ScratchDirectory(folder).createFor("redis");

        assertThat(left).doesNotExist();
        assertThat(foreign).exists();
        assertThat(other).exists();
        assertThat(created).isEmptyDirectory();
    }
}
