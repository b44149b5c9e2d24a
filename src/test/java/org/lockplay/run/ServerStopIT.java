package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.run.control.Signals;
import org.lockplay.web.RunClient;
import org.lockplay.web.RunClient.Message;

/** The packaged application ends runs in every state when it is stopped with SIGTERM, and says so on their streams. */
class ServerStopIT {

    private static final Duration STOP = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String LONG = """
            {"version":1,"program":"query\\nthink 50000\\nquery","placement":{"processes":1},"timeLimitMs":60000}""";
    private static final String LARGE = """
            {"version":1,"program":"query","placement":{"processes":3}}""";

    @TempDir
    Path dataFolder;

    /** One place for a waiting run is enough: one run is under way, one lacks a worker, one is queued. */
    @Test
    void runsThatStartThatAreUnderWayAndThatWaitAreInterrupted() throws Exception {
        Map<String, String> settings = Map.of(
                "LOCKPLAY_REHEARSAL_RUNS", "0",
                "LOCKPLAY_RUN_WARM_WORKERS", "1",
                "LOCKPLAY_RUN_BUYERS_AT_ONCE", "4",
                "LOCKPLAY_RUN_LIMITS_BUYERS", "4");
        List<CompletableFuture<List<Message>>> streams = new ArrayList<>();
        Optional<ProcessHandle> frozen = Optional.empty();
        PackagedServer server = new PackagedServer(dataFolder, settings);
        try {
            RunClient client = new RunClient(server.address());
            String running = client.start(LONG);
            client.follow(running, 0, message -> message.name().equals("queried"));
            streams.add(following(server, running));
            Set<Long> before = server.children().map(ProcessHandle::pid).collect(Collectors.toSet());
            String starting = client.start(LARGE);
            frozen = Optional.of(frozenNewJvm(server, before));
            streams.add(following(server, starting));
            String queued = client.start(LARGE);
            streams.add(following(server, queued));
            assertThat(client.show(running)).containsEntry("status", "running");
            assertThat(client.show(starting)).containsEntry("status", "starting");
            assertThat(client.show(queued)).containsEntry("status", "queued");

            long start = System.nanoTime();
            server.close();

            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            System.out.println("stop with three runs: " + taken.toMillis() + " ms");
            assertThat(taken).isLessThan(STOP);
        } finally {
            frozen.ifPresent(ProcessHandle::destroyForcibly);
            server.close();
        }
        for (CompletableFuture<List<Message>> stream : streams) {
            List<Message> messages = stream.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            assertThat(messages.get(messages.size() - 1))
                    .satisfies(last -> assertThat(last.name()).isEqualTo("end"))
                    .satisfies(last -> assertThat(last.data()).contains("interrupted"));
        }
        assertThat(server.output()).noneMatch(line -> line.contains("Exception") || line.contains("ArC"));
        assertThat(dataFolder.resolve("runs")).isEmptyDirectory();
        assertThat(dataFolder.resolve("journals")).isEmptyDirectory();
    }

    @Test
    void aRunThatLacksAWorkerIsStoppedAtOnce() throws Exception {
        Map<String, String> settings = Map.of("LOCKPLAY_REHEARSAL_RUNS", "0", "LOCKPLAY_RUN_WARM_WORKERS", "1");
        try (PackagedServer server = new PackagedServer(dataFolder, settings)) {
            RunClient client = new RunClient(server.address());
            client.history(client.start(LONG.replace("50000", "1")));
            Set<Long> before = server.children().map(ProcessHandle::pid).collect(Collectors.toSet());
            String starting = client.start(LARGE);
            ProcessHandle frozen = frozenNewJvm(server, before);
            try {
                assertThat(client.show(starting)).containsEntry("status", "starting");
                long start = System.nanoTime();

                client.stop(starting);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
                assertThat(client.show(starting)).containsEntry("status", "stopped");
            } finally {
                Signals.thaw(frozen);
            }
            assertThat(client.history(client.start(LARGE))).isNotEmpty();
        }
    }

    private static CompletableFuture<List<Message>> following(PackagedServer server, String run) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CompletableFuture<List<Message>> messages = CompletableFuture.supplyAsync(() -> {
            try {
                return new RunClient(server.address()).follow(run, 0, message -> {
                    seen.incrementAndGet();
                    return false;
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (seen.get() == 0) {
            assertThat(System.nanoTime()).as("the stream has begun").isLessThan(deadline);
            Thread.onSpinWait();
        }
        return messages;
    }

    /** Freezes a worker that has just been started. Some processes end at once, because they only test the machine. */
    private static ProcessHandle frozenNewJvm(PackagedServer server, Set<Long> before) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            Optional<ProcessHandle> fresh = server.children()
                    .filter(child -> !before.contains(child.pid()) && isJvm(child))
                    .findFirst();
            if (fresh.isPresent() && Signals.freeze(fresh.get(), LIMIT)) {
                return fresh.get();
            }
            assertThat(System.nanoTime()).as("a worker is started").isLessThan(deadline);
        }
    }

    private static boolean isJvm(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", String.valueOf(process.pid()), "exe"))
                    .endsWith("java");
        } catch (IOException e) {
            // The process ended before its link was read.
            return false;
        }
    }
}
