package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

    /** A program of another architecture, or with a library missing: it ends at once, and its folder with it. */
    @Test
    void aProgramThatDoesNotRunIsNamedWithTheReason() throws Exception {
        Path program = Files.writeString(
                folder.resolve("redis-elsewhere"),
                "#!/bin/sh\necho 'Fatal: no such instruction' >> \"$(dirname \"$1\")/server.log\"\nexit 1\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        RedisLauncher launcher = new RedisLauncher(anyFolder -> List.of(program));

        assertThatIOException()
                .isThrownBy(() -> launcher.start(new ScratchDirectory(folder.resolve("scratch"))))
                .withMessageContainingAll("Install one", program.toString(), "Fatal: no such instruction");
        assertThat(folder.resolve("scratch")).isEmptyDirectory();
    }

    /** The reason is on standard error. */
    @Test
    void aProgramThatCannotBeStartedIsNamedWithTheReason() throws Exception {
        Path program = folder.resolve("redis-missing");
        RedisLauncher launcher = new RedisLauncher(anyFolder -> List.of(program));

        assertThatIOException()
                .isThrownBy(() -> launcher.start(new ScratchDirectory(folder.resolve("scratch"))))
                .withMessageMatching("(?s).*redis-missing does not run here.+redis-missing.*");
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
