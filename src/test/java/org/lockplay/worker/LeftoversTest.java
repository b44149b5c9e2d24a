package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.apache.zookeeper.CreateMode;
import org.apache.zookeeper.ZooDefs;
import org.apache.zookeeper.ZooKeeper;
import org.junit.jupiter.api.Test;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.embedded.TestServers;
import org.lockplay.json.Json;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.Stores;
import redis.clients.jedis.Jedis;

/** {@link Leftovers} finds one thing of each kind that is left on purpose. */
@StartsOwnProcesses
class LeftoversTest {

    private static final String RUN = "left-" + ProcessHandle.current().pid();
    private static final ServerUrls NONE = ServerUrls.NONE;

    private final Path directory = TestWorkerPool.folder().resolve(RUN);

    @Test
    void aFolderAndSharedMemory() throws Exception {
        Path shared = Path.of("/dev/shm/lockplay-" + RUN + "-0");
        assertThat(look(NONE)).isEmpty();
        Files.createDirectory(directory);
        Files.createFile(shared);
        try {
            assertThat(look(NONE)).containsExactly("folder " + directory, "shared memory " + shared);
        } finally {
            Files.delete(shared);
            Files.delete(directory);
        }
        assertThat(look(NONE)).isEmpty();
    }

    @Test
    void aSemaphoreThatNeverGotItsName() throws Exception {
        Path nameless =
                Path.of("/dev/shm/sem.%06d".formatted(ProcessHandle.current().pid() % 1_000_000));
        Files.createFile(nameless);
        try {
            assertThat(look(NONE)).containsExactly("shared memory " + nameless);

            Files.setLastModifiedTime(nameless, FileTime.from(Leftovers.TESTS_STARTED.minusSeconds(1)));
            assertThat(look(NONE)).isEmpty();
        } finally {
            Files.delete(nameless);
        }
    }

    @Test
    void whatAWorkerHasOpenAndMapped() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.NONE).read("""
                {"version":1,"store":"memory","placement":{"processes":1},"lock":{"kind":"file-lock"}}""");
        Assignment assignment = new Assignment(RUN, scenario, false, 0, 0, directory, "lockplay-" + RUN + "-0", NONE);
        Files.createDirectories(assignment.hostDirectory());
        Stores.create(assignment.storeAddress(), 1);
        Strategies.of(scenario.lock().kind()).prepare(assignment.lockSite(LockName.DEFAULT), scenario.lock());
        ChildWorker worker = TestWorkerPool.lend(1).remove();
        Leftovers leftovers = new Leftovers(RUN, directory, NONE, List.of(worker));
        try {
            Map<String, Object> command = assignment.toMembers();
            worker.command(Json.write(command));

            Waiting.until(() -> hasOpenedAll(leftovers.find()));
            TestWorkerPool.delete(directory);
            assertThat(leftovers.find())
                    .hasSize(2)
                    .anyMatch(found -> found.startsWith("open file ") && found.endsWith(" (deleted)"))
                    .anyMatch(found -> found.startsWith("mapping ") && found.endsWith(" (deleted)"));
        } finally {
            worker.kill();
            TestWorkerPool.replace();
        }
        leftovers.assertNone();
    }

    @Test
    void connectionsAndRowsAndAdvisoryLocks() throws Exception {
        ServerUrls servers = ServerUrls.of(TestServers.database());
        try (Connection connection = Databases.connect(servers.database(), Databases.owner(RUN, "3"));
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4711)");
            statement.execute("INSERT INTO ticket (run, count, version) VALUES ('" + RUN + "', 1, 0)");
            statement.execute("INSERT INTO lock_lease (run) VALUES ('" + RUN + "')");

            assertThat(look(servers))
                    .containsExactlyInAnyOrder(
                            "ticket " + RUN,
                            "lease " + RUN,
                            "connection lockplay/" + RUN + "/3",
                            "advisory lock of lockplay/" + RUN + "/3");

            statement.execute("DELETE FROM ticket WHERE run = '" + RUN + "'");
            statement.execute("DELETE FROM lock_lease WHERE run = '" + RUN + "'");
        }
        leftovers(servers).assertNone();
    }

    @Test
    void aKeyAndAConnectionToRedis() {
        ServerUrls servers = ServerUrls.of(ServerKind.REDIS, TestServers.url(ServerKind.REDIS));
        try (Jedis redis = new Jedis(servers.url(ServerKind.REDIS))) {
            redis.clientSetname("lockplay/" + RUN + "/3");
            redis.set("lockplay:{" + RUN + "}:lock", "3");
            assertThat(look(servers))
                    .hasSize(2)
                    .anyMatch(found -> found.startsWith("key "))
                    .anyMatch(found -> found.startsWith("connection "));
            redis.del("lockplay:{" + RUN + "}:lock");
        }
        leftovers(servers).assertNone();
    }

    @Test
    void aNodeInZooKeeper() throws Exception {
        ServerUrls servers = ServerUrls.of(ServerKind.ZOOKEEPER, TestServers.url(ServerKind.ZOOKEEPER));
        ZooKeeper zookeeper = new ZooKeeper(servers.url(ServerKind.ZOOKEEPER), 10_000, event -> {});
        try {
            for (String node : List.of("/lockplay", "/lockplay/" + RUN)) {
                if (zookeeper.exists(node, false) == null) {
                    zookeeper.create(node, new byte[0], ZooDefs.Ids.OPEN_ACL_UNSAFE, CreateMode.PERSISTENT);
                }
            }
            assertThat(look(servers)).containsExactly("node /lockplay/" + RUN);
            zookeeper.delete("/lockplay/" + RUN, -1);
        } finally {
            zookeeper.close();
        }
        leftovers(servers).assertNone();
    }

    /** The file of the shared memory is open, too, until it is mapped. */
    private static boolean hasOpenedAll(List<String> found) {
        return found.size() == 3
                && found.stream().anyMatch(one -> one.endsWith("ticket.fcntl"))
                && found.stream().anyMatch(one -> one.startsWith("mapping "));
    }

    private List<String> look(ServerUrls servers) {
        return leftovers(servers).find();
    }

    private Leftovers leftovers(ServerUrls servers) {
        return new Leftovers(RUN, directory, servers, List.of());
    }
}
