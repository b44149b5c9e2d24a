package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.web.RunClient;

/** A bundled Redis or ZooKeeper is frozen, goes on, is killed: only the runs that use it are concerned. */
class LockServerOutageIT {

    private static final Duration FROZEN = Duration.ofSeconds(Integer.getInteger("lockplay.test.outage", 10));
    private static final Duration RESTART = Duration.ofSeconds(30);
    /** A run that names an unreachable server ends within five seconds; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(15);

    private static final String RUN = """
            {"version":1,"lock":{"kind":"%s"},"placement":{"processes":3},"program":"lock\\nread\\ntake\\nwrite\\nunlock"}""";
    /** Its three buyers take somewhat longer than the outage, one after the other. */
    private static final String LONG = """
            {"version":1,"lock":{"kind":"%%s"},"placement":{"processes":3},"program":"lock\\nthink %d\\nread\\ntake\\nwrite\\nunlock","timeLimitMs":60000}""".formatted(FROZEN.toMillis() * 2 / 5);

    @TempDir
    Path dataFolder;

    @ParameterizedTest
    @CsvSource({"redis, redis-server", "zookeeper, ZooKeeperMain"})
    void onlyRunsThatUseTheServerAreConcerned(String kind, String program) throws Exception {
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            RunClient operator = new RunClient(server.management());
            assertThat(statusOf(client, RUN.formatted(kind))).isEqualTo("finished");
            String neighbour = client.start(LONG.formatted("semaphore"));
            String concerned = client.start(LONG.formatted(kind));
            client.follow(concerned, 0, message -> message.name().equals("lock-acquired"));

            try (FrozenServer frozen = FrozenServer.of(process(server, program))) {
                long start = System.nanoTime();
                assertThat(frozen.isStopped()).isTrue();
                assertThat(statusOf(client, RUN.formatted("semaphore"))).isEqualTo("finished");
                assertThat(statusOf(client, RUN.formatted("advisory"))).isEqualTo("finished");
                assertNamesTheServer(client, kind);
                assertThat(operator.get("/q/health/ready").statusCode()).isEqualTo(200);
                TimeUnit.NANOSECONDS.sleep(Math.max(0, FROZEN.toNanos() - (System.nanoTime() - start)));
            }
            assertThat(client.history(neighbour)).isNotEmpty();
            assertThat(client.show(neighbour)).containsEntry("status", "finished");
            client.history(concerned);
            assertThat((String) client.show(concerned).get("status")).isIn("finished", "timed-out");
            assertThat(statusOf(client, RUN.formatted(kind)))
                    .as("after the thaw")
                    .isEqualTo("finished");

            process(server, program).destroyForcibly();
            assertThat(statusOf(client, RUN.formatted("semaphore"))).isEqualTo("finished");
            assertThat(operator.get("/q/health/ready").statusCode()).isEqualTo(200);
            awaitFinished(client, RUN.formatted(kind));
        }
    }

    private static void assertNamesTheServer(RunClient client, String kind) throws Exception {
        long start = System.nanoTime();
        List<Event> history = client.history(client.start(RUN.formatted(kind)));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        assertThat(history)
                .filteredOn(event -> event.kind() == EventKind.FAILED)
                .first()
                .satisfies(event -> {
                    assertThat(text(event, "what")).contains("unreachable-server");
                    assertThat(text(event, "reason")).contains(kind);
                });
    }

    /** A run that meets the dying server may fail; the next ones have a new server. */
    private static void awaitFinished(RunClient client, String scenario) throws Exception {
        long deadline = System.nanoTime() + RESTART.toNanos();
        boolean finishedWell = false;
        while (!finishedWell && System.nanoTime() < deadline) {
            List<Event> history = client.history(client.start(scenario));
            finishedWell = history.stream().noneMatch(event -> event.kind() == EventKind.FAILED);
        }
        assertThat(finishedWell).as("a new server").isTrue();
    }

    private static String statusOf(RunClient client, String scenario) throws Exception {
        String run = client.start(scenario);
        client.history(run);
        return (String) client.show(run).get("status");
    }

    private static ProcessHandle process(PackagedServer server, String program) {
        return server.children()
                .flatMap(ProcessHandle::descendants)
                .filter(process -> process.info().commandLine().orElse("").contains(program))
                .filter(process -> !process.info().command().orElse("").endsWith("sh"))
                .findFirst()
                .orElseThrow();
    }
}
