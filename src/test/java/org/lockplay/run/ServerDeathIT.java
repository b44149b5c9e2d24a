package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.web.RunClient;
import org.lockplay.web.RunClient.Message;

/** What remains after the server is stopped or killed: only what it guarantees to keep. */
class ServerDeathIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final char GONE = '-';
    private static final String LONG = """
            {"version":1,"lock":{"kind":"semaphore"},"program":"query\\nlock\\nread\\ntake\\nwrite\\nthink 50000\\nunlock","timeLimitMs":60000}""";

    @TempDir
    Path dataFolder;

    @Test
    void aKilledServerLeavesNoWorkerNotEvenAFrozenOneAndItsRunIsInterrupted() throws Exception {
        String run;
        List<Long> workers;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            run = client.start(LONG);
            List<Message> seen = client.follow(run, 0, message -> message.name().equals("wrote"));
            workers = pids(seen);
            assertThat(workers)
                    .hasSize(10)
                    .allSatisfy(pid -> assertThat(state(pid)).isIn('S', 'R'));
            signal("STOP", workers.get(0));
            await(() -> state(workers.get(0)) == 'T');
            assertThat(sharedMemoryOf(run)).isNotEmpty();
            awaitFlushed(server, run);
            server.kill();
        }
        for (long worker : workers) {
            await(() -> state(worker) == GONE);
        }

        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            Map<String, Object> found = client.show(run);
            assertThat(found).containsEntry("status", "interrupted");
            assertThat(client.verdict(run)).containsEntry("liveness", "interrupted");
            assertThat(client.history(run))
                    .extracting(Event::kind)
                    .contains(EventKind.RUN_STARTED, EventKind.WORKER_STARTED, EventKind.READ, EventKind.WROTE);
            assertThat(sharedMemoryOf(run)).isEmpty();
            assertThat(dataFolder.resolve("runs").resolve(run)).doesNotExist();
            assertThat(client.history(client.start("{\"version\":1}"))).isNotEmpty();
        }
        assertThat(dataFolder.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void aStoppedServerEndsItsRunsAndItsWorkers() throws Exception {
        String run;
        List<Long> workers;
        Path temporary;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            temporary = server.temporary();
            RunClient client = new RunClient(server.address());
            run = client.start(LONG);
            workers = pids(client.follow(run, 0, message -> message.name().equals("wrote")));
        }

        assertThat(temporary).isEmptyDirectory();
        assertThat(workers).hasSize(10).allSatisfy(pid -> assertThat(state(pid)).isEqualTo(GONE));
        assertThat(sharedMemoryOf(run)).isEmpty();
        assertThat(dataFolder.resolve("runs")).isEmptyDirectory();
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            assertThat(new RunClient(server.address()).show(run)).containsEntry("status", "interrupted");
        }
    }

    /** The kernel's state letter of a process; a zombie counts as ended. */
    private static char state(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            char letter = stat.charAt(stat.lastIndexOf(')') + 2);
            return letter == 'Z' || letter == 'X' ? GONE : letter;
        } catch (IOException e) {
            // The process ended before or while its file was read.
            return GONE;
        }
    }

    private static List<Long> pids(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.name().equals("worker-started"))
                .map(message -> message.event().number(Field.PID).orElseThrow())
                .toList();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
    }

    private static void awaitFlushed(PackagedServer server, String run) throws Exception {
        // Events are flushed a few times a second: once a later run's verdict is stored, these are, too.
        RunClient client = new RunClient(server.address());
        client.history(client.start("{\"version\":1,\"program\":\"think 500\\nread\"}"));
        assertThat(client.show(run)).containsEntry("status", "running");
    }

    private static List<Path> sharedMemoryOf(String run) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/dev/shm"))) {
            return files.filter(file -> file.getFileName().toString().contains(run))
                    .toList();
        }
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                fail("not reached within " + LIMIT);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
