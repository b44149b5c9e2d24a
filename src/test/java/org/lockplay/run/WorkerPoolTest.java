package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pool with real workers. */
class WorkerPoolTest {

    private static final int KILLED = 8;
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void workersThatAreKilledWhileTheyWarmUpLeaveNothingAndAreReplaced() throws Exception {
        Set<Long> killed = new HashSet<>();
        WorkerPool pool = new WorkerPool(new WorkerLauncher(WorkerImage.in(folder)), 2);
        try {
            long deadline = System.nanoTime() + LIMIT.toNanos();
            while (killed.size() < KILLED && System.nanoTime() < deadline) {
                warmingUp(killed).ifPresent(worker -> {
                    worker.destroyForcibly();
                    killed.add(worker.pid());
                });
                Thread.onSpinWait();
            }
            assertThat(killed).hasSize(KILLED);
            assertThat(pool.take(2, LIMIT)).hasSize(2);
        } finally {
            pool.close();
        }
        assertThat(names(folder)).noneMatch(name -> name.startsWith("lockplay-warm-"));
        assertThat(names(SHARED_MEMORY))
                .doesNotContainAnyElementsOf(
                        killed.stream().map(pid -> "sem.lockplay-warm-" + pid).toList());
    }

    /** A worker of ours that has made its semaphore and has not been killed yet. */
    private static Optional<ProcessHandle> warmingUp(Set<Long> killed) {
        return ProcessHandle.current()
                .children()
                .filter(child -> !killed.contains(child.pid()))
                .filter(child -> Files.exists(SHARED_MEMORY.resolve("sem.lockplay-warm-" + child.pid())))
                .findFirst();
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
