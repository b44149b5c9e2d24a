package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.lockplay.history.TestEvents.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.history.Event;
import org.lockplay.web.RunClient;
import org.lockplay.web.RunClient.Message;

/** What remains after the server is stopped or killed: only what it guarantees to keep. */
class ServerDeathIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LONG = """
            {"version":1,"lock":{"kind":"semaphore"},"program":"query\\nlock\\nread\\ntake\\nwrite\\nthink 50000\\nunlock","timeLimitMs":60000}""";

    @TempDir
    Path dataFolder;

    @Test
    void aKilledServerLeavesNoWorkerNotEvenAFrozenOneAndItsRunIsInterrupted() throws Exception {
        String run;
        List<Long> workers;
        List<Message> seen;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            run = client.start(LONG);
            seen = client.follow(run, 0, message -> message.name().equals("wrote"));
            workers = pids(seen);
            assertThat(workers)
                    .hasSize(10)
                    .allSatisfy(pid -> assertThat(ProcessState.of(pid)).isIn('S', 'R'));
            signal("STOP", workers.get(0));
            await(() -> ProcessState.of(workers.get(0)) == 'T');
            assertThat(sharedMemoryOf(run)).isNotEmpty();
            server.kill();
        }
        for (long worker : workers) {
            await(() -> ProcessState.of(worker) == ProcessState.GONE);
        }

        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            Map<String, Object> found = client.show(run);
            assertThat(found).containsEntry("status", "interrupted");
            assertThat(client.verdict(run)).containsEntry("liveness", "interrupted");
            assertThat(client.history(run))
                    .startsWith(seen.stream().map(Message::event).toArray(Event[]::new));
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
        assertThat(workers)
                .hasSize(10)
                .allSatisfy(pid -> assertThat(ProcessState.of(pid)).isEqualTo(ProcessState.GONE));
        assertThat(sharedMemoryOf(run)).isEmpty();
        assertThat(dataFolder.resolve("runs")).isEmptyDirectory();
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            assertThat(new RunClient(server.address()).show(run)).containsEntry("status", "interrupted");
        }
    }

    /** A process that is stopped cannot ask any more to be killed with its parent. */
    @Test
    void aKilledServerLeavesNoWorkerThatWasStillBooting() throws Exception {
        long booting;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            Set<Long> before = server.children().map(ProcessHandle::pid).collect(Collectors.toSet());
            new RunClient(server.address()).start("{\"version\":1,\"placement\":{\"processes\":32}}");
            booting = stopNewJvm(server, before);
            server.kill();
        }
        try {
            await(() -> ProcessState.of(booting) == ProcessState.GONE);
        } finally {
            ProcessHandle.of(booting).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Stops a worker that has just been started. Some end at once, because they only test the machine. */
    private static long stopNewJvm(PackagedServer server, Set<Long> before) throws Exception {
        AtomicLong stopped = new AtomicLong();
        await(() -> {
            OptionalLong fresh = server.children()
                    .mapToLong(ProcessHandle::pid)
                    .filter(pid -> !before.contains(pid) && isJvm(pid))
                    .findFirst();
            if (fresh.isPresent() && isSignalled("STOP", fresh.getAsLong())) {
                stopped.set(fresh.getAsLong());
            }
            return stopped.get() > 0;
        });
        return stopped.get();
    }

    private static boolean isJvm(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(pid), "exe"))
                    .endsWith("java");
        } catch (IOException e) {
            // The process ended before its link was read.
            return false;
        }
    }

    private static List<Long> pids(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.name().equals("worker-started"))
                .map(message -> number(message.event(), "pid").orElseThrow())
                .toList();
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(isSignalled(name, pid)).isTrue();
    }

    private static boolean isSignalled(String name, long pid) throws IOException, InterruptedException {
        return new ProcessBuilder("kill", "-" + name, String.valueOf(pid))
                        .inheritIO()
                        .start()
                        .waitFor()
                == 0;
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
