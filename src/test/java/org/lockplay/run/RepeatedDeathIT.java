package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.number;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.embedded.TestServers;
import org.lockplay.history.Event;
import org.lockplay.lock.LockKind;
import org.lockplay.run.control.Signals;
import org.lockplay.scenario.ScenarioBuilder;
import org.lockplay.server.ServerKind;
import org.lockplay.web.RunClient;
import org.lockplay.web.RunClient.Message;
import redis.clients.jedis.Jedis;

/**
 * Kills the packaged application in the middle of runs, again and again, and checks what is left. Each time, four kinds
 * of locks are in use, by workers that work, that wait, that stand at a gate and that are frozen. {@code
 * lockplay.test.kills} is the number of times; the long profile kills fifty times.
 */
class RepeatedDeathIT {

    private static final int TIMES = Integer.getInteger("lockplay.test.kills", 1);
    private static final long SEED = Long.getLong("lockplay.test.seed", 21);
    private static final int KINDS_AT_ONCE = 4;
    private static final int PORT_LINE = 3;
    private static final int ZOOKEEPER_TIMEOUT_MS = 10_000;
    private static final long LONGEST_DELAY_MS = 300;
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String[] PROGRAM = {
        "query", "lock", "read", "take", "think 5", "write", "unlock", "query", "lock", "think 50000", "unlock"
    };

    @TempDir
    Path dataFolder;

    private final Random random = new Random(SEED);
    /** The events of each run that a reader was shown. */
    private final Map<String, List<Event>> shown = new HashMap<>();

    @Test
    void nothingIsLeftOfAKilledApplicationButWhatItHasShown() throws Exception {
        Map<String, String> settings = Map.of(
                "LOCKPLAY_REHEARSAL_RUNS",
                "0",
                "LOCKPLAY_RUN_WARM_WORKERS",
                "6",
                "LOCKPLAY_REDIS_URL",
                TestServers.url(ServerKind.REDIS),
                "LOCKPLAY_ZOOKEEPER",
                TestServers.url(ServerKind.ZOOKEEPER));
        Duration slowest = Duration.ZERO;
        for (int i = 0; i < TIMES; i++) {
            List<ProcessHandle> workers;
            long start;
            try (PackagedServer server = new PackagedServer(dataFolder, settings)) {
                checkShown(new RunClient(server.address()));
                checkNothingIsLeft();
                List<Following> readers = startRuns(server, i * KINDS_AT_ONCE);
                TimeUnit.MILLISECONDS.sleep(random.nextLong(LONGEST_DELAY_MS));
                workers = jvms(server);
                start = System.nanoTime();
                server.kill();
                for (Following reader : readers) {
                    shown.put(reader.run(), reader.seen().get(LIMIT.toSeconds(), TimeUnit.SECONDS));
                }
            }
            for (ProcessHandle worker : workers) {
                ProcessState.awaitEnd(worker.pid(), LIMIT);
            }
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            slowest = taken.compareTo(slowest) > 0 ? taken : slowest;
            assertThat(workers).hasSizeGreaterThan(KINDS_AT_ONCE);
            assertThat(taken).as("kill " + i + ": the end of the last worker").isLessThan(SOON);
        }
        try (PackagedServer server = new PackagedServer(dataFolder, settings)) {
            checkShown(new RunClient(server.address()));
            checkNothingIsLeft();
        }
        System.out.printf(
                "%d kills, %d runs, the last worker gone after %d ms at most%n",
                TIMES, TIMES * KINDS_AT_ONCE, slowest.toMillis());
    }

    /** A run and what its reader has seen, when the application has died. */
    private record Following(String run, CompletableFuture<List<Event>> seen) {}

    private List<Following> startRuns(PackagedServer server, int first) throws Exception {
        RunClient client = new RunClient(server.address());
        List<Following> readers = new ArrayList<>();
        LockKind[] kinds = LockKind.values();
        for (int i = first; i < first + KINDS_AT_ONCE; i++) {
            LockKind kind = kinds[i % kinds.length];
            ScenarioBuilder scenario = ScenarioBuilder.scenario()
                    .lock(kind)
                    .store(kind.stores().iterator().next())
                    .processes(3)
                    .program(PROGRAM);
            boolean isStepped = i % KINDS_AT_ONCE == KINDS_AT_ONCE - 1;
            String run = client.start(isStepped ? scenario.stepped() : scenario);
            CompletableFuture<Long> worker = new CompletableFuture<>();
            CompletableFuture<List<Event>> seen = follow(server.address(), run, isStepped, worker);
            readers.add(new Following(run, seen));
            if (i % 2 == 0) {
                ProcessHandle frozen = ProcessHandle.of(worker.get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                        .orElseThrow();
                assertThat(Signals.freeze(frozen, LIMIT)).isTrue();
            } else {
                worker.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
        return readers;
    }

    /** Follows a run until the connection breaks; completes {@code worker} when buyers are active. */
    private static CompletableFuture<List<Event>> follow(
            URI server, String run, boolean isStepped, CompletableFuture<Long> worker) {
        String active = isStepped ? "gate" : "queried";
        List<Event> seen = new ArrayList<>();
        return CompletableFuture.supplyAsync(() -> {
            try {
                new RunClient(server).follow(run, 0, message -> {
                    see(message, seen);
                    if (message.name().equals(active)) {
                        seen.stream()
                                .flatMap(event -> number(event, "pid").stream().boxed())
                                .findFirst()
                                .ifPresent(worker::complete);
                    }
                    return false;
                });
            } catch (IOException | RuntimeException e) {
                // The application was killed.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return seen;
        });
    }

    private static void see(Message message, List<Event> seen) {
        if (!message.id().isEmpty()) {
            seen.add(message.event());
        }
    }

    private void checkShown(RunClient client) throws Exception {
        for (Map.Entry<String, List<Event>> one : shown.entrySet()) {
            assertThat(client.show(one.getKey())).containsEntry("status", "interrupted");
            assertThat(one.getValue()).isNotEmpty();
            assertThat(client.history(one.getKey())).startsWith(one.getValue().toArray(Event[]::new));
        }
    }

    private void checkNothingIsLeft() throws Exception {
        assertThat(names(dataFolder.resolve("runs"))).isEmpty();
        assertThat(names(dataFolder.resolve("journals"))).isEmpty();
        for (String run : shown.keySet()) {
            assertThat(names(Path.of("/dev/shm"))).noneMatch(name -> name.contains(run));
            assertThat(count("SELECT count(*) FROM ticket WHERE run = '" + run + "'"))
                    .isZero();
        }
        assertThat(count("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
                .isZero();
        try (Jedis redis = new Jedis(URI.create(TestServers.url(ServerKind.REDIS)))) {
            assertThat(redis.keys("*")).isEmpty();
        }
        assertThat(nodes()).isEmpty();
        // The library of the bundled PostgreSQL writes scripts; the application deletes those older than a minute.
        assertThat(names(dataFolder.resolve("temporary"))).allMatch(name -> name.endsWith(".sh"));
    }

    private static List<String> nodes() throws Exception {
        CompletableFuture<Void> connected = new CompletableFuture<>();
        ZooKeeper client = new ZooKeeper(
                TestServers.url(ServerKind.ZOOKEEPER), ZOOKEEPER_TIMEOUT_MS, event -> connected.complete(null));
        try {
            connected.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            return client.getChildren("/lockplay", false);
        } catch (KeeperException.NoNodeException e) {
            return List.of();
        } finally {
            client.close();
        }
    }

    private long count(String query) throws Exception {
        Path postgresql = dataFolder.resolve("postgresql");
        String port = Files.readAllLines(postgresql.resolve("data").resolve("postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        String password = Files.readString(postgresql.resolve("password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The workers, in every state; the guards of servers are shells. */
    private static List<ProcessHandle> jvms(PackagedServer server) {
        return server.children()
                .filter(child -> child.info()
                        .command()
                        .filter(command -> command.endsWith("java"))
                        .isPresent())
                .toList();
    }

    private static List<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
