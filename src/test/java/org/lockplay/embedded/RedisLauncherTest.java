package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;

@StartsOwnProcesses
class RedisLauncherTest {

    @TempDir
    Path folder;

    /** A pipe that is not read would block the server when it is full. */
    @Test
    void theServerLogsToAFileAndNotToItsStandardOutput() throws Exception {
        EmbeddedProcess redis = new RedisLauncher().start(new ScratchDirectory(folder));
        try {
            assertThat(Files.readString(log())).contains("Ready to accept connections");
            assertThat(redis.process().guard().getInputStream().available()).isZero();
        } finally {
            redis.process().close();
        }
    }

    private Path log() throws Exception {
        try (Stream<Path> folders = Files.list(folder)) {
            List<Path> own = folders.filter(
                            path -> path.getFileName().toString().startsWith("redis-"))
                    .toList();
            assertThat(own).hasSize(1);
            return own.get(0).resolve("server.log");
        }
    }
}
