package org.lockplay.run.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.embedded.CodeLocation;
import org.lockplay.worker.HostileWorker;
import org.lockplay.worker.HostileWorker.Harm;

/** Real worker processes that do harm: none does it for longer than a second. */
@StartsOwnProcesses
class HostileWorkerTest {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final long LIMIT_SECONDS = 60;

    @TempDir
    Path folder;

    private Process process;

    @AfterEach
    void end() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    @Test
    void aForkStormStartsNoProcess() throws Exception {
        start(Harm.FORK_STORM);

        assertThat(lineAfterIdle()).isEqualTo("started 0");
        assertThat(process.descendants()).isEmpty();
    }

    @Test
    void aMemoryHogIsRefusedMore() throws Exception {
        start(Harm.MEMORY_HOG);

        assertThat(lineAfterIdle()).startsWith("refused after ");
        assertThat(limits()).containsPattern("Max address space\\s+2684354560\\s");
    }

    @Test
    void aFloodOfTheLogEndsTheWorker() throws Exception {
        assertThat(endOf(Harm.LOG_FLOOD)).isLessThan(SOON);
    }

    @Test
    void aLineWithoutAnEndEndsTheWorker() throws Exception {
        assertThat(endOf(Harm.ENDLESS_LINE)).isLessThan(SOON);
    }

    @Test
    void aDeafWorkerIsKilled() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        WorkerProcess worker = listen(Harm.DEAF, idle);
        assertThat(idle.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        process.destroy();
        worker.retire();

        long start = System.nanoTime();
        worker.kill();
        worker.gone().get(LIMIT_SECONDS, TimeUnit.SECONDS);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    /** How long a worker lived after it was idle. */
    private Duration endOf(Harm harm) throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        WorkerProcess worker = listen(harm, idle);
        assertThat(idle.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        worker.gone().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private WorkerProcess listen(Harm harm, CountDownLatch idle) throws Exception {
        start(harm);
        WorkerProcess worker = new WorkerProcess(process, one -> idle.countDown(), one -> {});
        worker.listen();
        return worker;
    }

    private void start(Harm harm) throws Exception {
        WorkerImage image = WorkerImage.in(folder);
        WorkerLauncher launcher = new WorkerLauncher(image, 1, HostileWorker.class.getName());
        process = launcher.launch(
                "-D" + HostileWorker.HARM + "=" + harm,
                "-cp",
                image.joinedClassPath() + ":" + CodeLocation.of(HostileWorker.class));
    }

    private String lineAfterIdle() throws IOException {
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        assertThat(lines.readLine()).isEqualTo("!idle");
        return lines.readLine();
    }

    private String limits() throws IOException {
        return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "limits"));
    }
}
