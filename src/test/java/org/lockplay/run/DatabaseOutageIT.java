package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.lockplay.history.Event;
import org.lockplay.web.RunClient;
import org.lockplay.web.RunClient.Message;

/** PostgreSQL does not answer for a while, because it is frozen or has been killed. */
@Isolated("It measures how fast the server answers")
class DatabaseOutageIT {

    private static final Duration FROZEN = Duration.ofSeconds(Integer.getInteger("lockplay.test.outage", 10));
    private static final Duration READY_SAYS_SO = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = Duration.ofMillis(100);
    /** More than the server has threads for requests that wait for the database. */
    private static final int READERS = 230;

    /** Its ten buyers take half as long again as the outage, one after the other. */
    private static final String LONG = """
            {"version":1,"lock":{"kind":"semaphore"},"program":"query\\nlock\\nread\\ntake\\nthink %d\\nwrite\\nunlock","timeLimitMs":60000}""".formatted(FROZEN.toMillis() * 3 / 20);
    /** Ends while PostgreSQL is away. */
    private static final String SHORT = """
            {"version":1,"placement":{"processes":1},"program":"read\\ntake\\nthink 4000\\nwrite"}""";

    private static final String STEPPED = """
            {"version":1,"placement":{"processes":2},"mode":"step","program":"read\\ntake\\nwrite"}""";

    @TempDir
    Path dataFolder;

    @Test
    void whatNeedsAFrozenDatabaseIsRefusedWhileRunsAndStreamsGoOn() throws Exception {
        String longRun;
        String shortRun;
        String acceptedRun;
        String steppedRun;
        List<Event> seen;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            Outage outage = new Outage(server);
            outage.awaitReadiness(200);
            Duration usual = Outage.longest(outage.needy(READERS));
            Duration usuallyWithin = Outage.mostWithin(outage.needless(client.start(SHORT), 10));
            longRun = client.start(LONG);
            shortRun = client.start(SHORT);
            steppedRun = client.start(STEPPED);
            client.follow(steppedRun, 0, message -> message.name().equals("gate"));
            CompletableFuture<List<Event>> stream = CompletableFuture.supplyAsync(() -> historyOf(client, longRun));
            client.follow(shortRun, 0, message -> message.name().equals("took"));
            try (FrozenServer frozen = FrozenServer.postgres(dataFolder.resolve("postgresql/data"))) {
                long start = System.nanoTime();
                List<CompletableFuture<Outage.Answer>> first = outage.needy(READERS);
                // Before the server can know.
                acceptedRun = client.start(SHORT);
                List<Duration> needless = outage.needless(longRun, 10);
                Outage.assertRefused(first, usual);
                assertThat(outage.awaitReadiness(503)).isLessThan(READY_SAYS_SO);
                assertThat(client.follow(shortRun, 0, message -> false))
                        .extracting(Message::name)
                        .contains("run-finished", "end");
                assertThat(client.show(shortRun)).containsEntry("status", "finished");
                assertIsSteeredAndStopped(client, steppedRun);
                assertThat(frozen.isStopped()).isTrue();
                while (System.nanoTime() - start < FROZEN.toNanos()) {
                    Outage.assertRefused(outage.newRun(), usual);
                    List<CompletableFuture<Outage.Answer>> later = outage.needy(10);
                    needless.addAll(outage.needless(longRun, 10));
                    Outage.assertRefused(later, usual);
                }
                assertThat(Outage.mostWithin(needless)).isLessThan(AT_ONCE.plus(usuallyWithin));
                assertThat(needless).allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(2)));
            }
            outage.awaitReadiness(200);
            assertThat(outage.startRun()).isEqualTo(201);
            seen = stream.get(60, TimeUnit.SECONDS);
            assertThat(client.get("/api/session/runs").body()).contains(longRun, shortRun, acceptedRun);
        }

        // From the database, not from memory.
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            assertThat(client.show(longRun)).containsEntry("status", "finished");
            assertThat(client.history(longRun)).isEqualTo(seen);
            assertThat(client.show(shortRun)).containsEntry("status", "finished");
            assertThat(client.history(shortRun)).isNotEmpty();
            assertThat(client.show(acceptedRun)).containsEntry("status", "finished");
            assertThat(client.history(acceptedRun)).isNotEmpty();
            assertThat(client.show(steppedRun)).containsEntry("status", "stopped");
        }
    }

    @Test
    void aKilledDatabaseIsFoundAgainWhenItIsBack(@TempDir Path external) throws Exception {
        EmbeddedPostgres database = postgres(external, 0);
        int port = database.getPort();
        Map<String, String> settings = Map.of(
                "LOCKPLAY_REHEARSAL_RUNS",
                "0",
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_PASSWORD",
                "postgres");
        try (PackagedServer server = new PackagedServer(dataFolder, settings)) {
            RunClient client = new RunClient(server.address());
            Outage outage = new Outage(server);
            outage.awaitReadiness(200);
            Duration usual = Outage.longest(outage.needy(READERS));
            String run = client.start(LONG);
            CompletableFuture<List<Event>> stream = CompletableFuture.supplyAsync(() -> historyOf(client, run));
            client.follow(run, 0, message -> message.name().equals("took"));

            try (KilledPostgres killed = KilledPostgres.all(external.resolve("data"))) {
                Outage.assertRefused(outage.needy(READERS), usual);
                assertThat(outage.awaitReadiness(503)).isLessThan(READY_SAYS_SO);
                Outage.assertRefused(outage.newRun(), usual);
                database.close();
                database = postgres(external, port);

                outage.awaitReadiness(200);
                assertThat(killed.leftovers()).isEmpty();
            }
            assertThat(outage.startRun()).isEqualTo(201);
            assertThat(client.get("/api/session/runs").body()).contains(run);
            assertThat(stream.get(60, TimeUnit.SECONDS)).isEqualTo(client.history(run));
            assertThat(client.show(run)).containsEntry("status", "finished");
        } finally {
            database.close();
        }
    }

    @Test
    void aBundledDatabaseThatIsKilledIsStartedAgainWhileRunsGoOn() throws Exception {
        Path data = dataFolder.resolve("postgresql/data");
        String run;
        List<Event> seen;
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            Outage outage = new Outage(server);
            outage.awaitReadiness(200);
            run = client.start(SHORT);
            client.follow(run, 0, message -> message.name().equals("took"));

            try (KilledPostgres killed = KilledPostgres.all(data)) {
                seen = historyOf(client, run);
                outage.awaitLists();
                assertThat(outage.startRun()).isEqualTo(201);
                assertThat(client.get("/api/session/runs").body()).contains(run);
                assertThat(killed.leftovers()).isEmpty();
            }
            assertThat(server.output())
                    .filteredOn(line -> line.contains("Embedded PostgreSQL: started again"))
                    .hasSize(1);
            assertThat(Files.readString(data.resolve("postmaster.opts"))).containsOnlyOnce("\"-D\"");
        }

        // From the database, not from memory.
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            RunClient client = new RunClient(server.address());
            assertThat(client.show(run)).containsEntry("status", "finished");
            assertThat(client.history(run)).isNotEmpty().isEqualTo(seen);
        }
    }

    private static void assertIsSteeredAndStopped(RunClient client, String run) throws Exception {
        String path = "/api/runs/" + run;
        assertThat(client.post(path + "/steps", "{\"buyer\":0}").statusCode()).isEqualTo(202);
        client.follow(run, 0, message -> message.name().equals("read"));
        assertThat(client.post(path + "/stop", "").statusCode()).isEqualTo(200);
        assertThat(client.follow(run, 0, message -> false))
                .extracting(Message::name)
                .endsWith("end");
    }

    private static List<Event> historyOf(RunClient client, String run) {
        try {
            return client.history(run);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static EmbeddedPostgres postgres(Path folder, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofSeconds(60))
                .setServerConfig("max_connections", "100")
                .start();
    }
}
