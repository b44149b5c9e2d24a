package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worker images that other builds have left, some tens of megabytes each. */
class WorkerImageClaimTest {

    private static final String OLD = "worker-0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void unclaimedImagesAreRemoved() throws Exception {
        make(OLD + ".jar", OLD + ".jsa", OLD + ".jsa.4711", "worker-6034170911.draft", "lockplay-warm-12");

        try (WorkerImageClaim claim = WorkerImageClaim.take(folder)) {
            assertThat(claim.image().files().get(0)).exists();
            assertThat(names()).noneMatch(name -> name.startsWith(OLD) || name.endsWith(".draft"));
            assertThat(names()).contains("lockplay-warm-12");
        }
    }

    @Test
    void theImageOfAnotherRunningApplicationIsKept() throws Exception {
        make(OLD + ".jar", OLD + ".jsa");
        try (FileChannel other =
                FileChannel.open(folder.resolve(OLD + ".claim"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            other.lock();
            WorkerImageClaim.take(folder).close();
            assertThat(names()).contains(OLD + ".jar", OLD + ".jsa");
        }
        WorkerImageClaim.take(folder).close();

        assertThat(names()).noneMatch(name -> name.startsWith(OLD));
    }

    @Test
    void draftsOfAKilledStartAreRemoved() throws Exception {
        WorkerImage image = WorkerImage.in(folder);
        Process killed = new ProcessBuilder("true").start();
        killed.waitFor();
        String draft = image.archive().getFileName() + "." + killed.pid();
        String own =
                image.archive().getFileName() + "." + ProcessHandle.current().pid();
        make(draft, own, image.archive().getFileName().toString());

        WorkerImageClaim.take(folder).close();

        assertThat(names()).doesNotContain(draft).contains(own, image.name() + ".jar", image.name() + ".jsa");
    }

    private void make(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "of an older build");
        }
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
