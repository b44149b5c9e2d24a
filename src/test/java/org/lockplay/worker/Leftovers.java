package org.lockplay.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.zookeeper.KeeperException;
import org.apache.zookeeper.ZooKeeper;
import org.lockplay.server.Databases;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import redis.clients.jedis.Jedis;

/**
 * Searches for leftovers of a run: in shared memory, files, processes, and the servers that it used.
 *
 * @param run the run's id
 * @param directory the run's directory
 * @param servers the servers that the run used
 * @param workers the run's workers, each returned or ended by now
 */
record Leftovers(String run, Path directory, ServerUrls servers, List<ChildWorker> workers) {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    /** What glibc names a semaphore's file until it is linked to its name. */
    private static final Pattern NAMELESS = Pattern.compile("sem\\.[A-Za-z0-9]{6}");

    static final Instant TESTS_STARTED =
            ProcessHandle.current().info().startInstant().orElseThrow();
    private static final int SESSION_TIMEOUT_MS = 10_000;

    /**
     * The server keeps a connection's locks until it sees the connection end; without a connection, no lock of a run is
     * held.
     */
    private static final String IN_DATABASE = """
            SELECT 'ticket ' || run FROM ticket WHERE run = ?
            UNION ALL SELECT 'lease ' || run FROM lock_lease WHERE run = ?
            UNION ALL SELECT 'connection ' || application_name FROM pg_stat_activity
                WHERE application_name LIKE 'lockplay/' || ? || '/%'
            UNION ALL SELECT 'advisory lock of ' || coalesce(application_name, 'nobody')
                FROM pg_locks LEFT JOIN pg_stat_activity USING (pid)
                WHERE locktype = 'advisory' AND coalesce(application_name, '') LIKE 'lockplay/' || ? || '/%'
            """;

    /** Fails with a list of all leftovers. Allows a server time to notice that connections have ended. */
    void assertNone() {
        try {
            Waiting.until(() -> find().isEmpty());
        } catch (AssertionError e) {
            assertThat(find()).as("what run %s has left", run).isEmpty();
        }
    }

    /** The current leftovers. */
    List<String> find() {
        List<String> found = new ArrayList<>();
        try {
            addFiles(found);
            addProcesses(found);
            if (servers.database() != null) {
                addRows(found);
            }
            if (servers.find(ServerKind.REDIS).isPresent()) {
                addKeys(found);
            }
            if (servers.find(ServerKind.ZOOKEEPER).isPresent()) {
                addNodes(found);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException | KeeperException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return found;
    }

    private void addFiles(List<String> found) throws IOException {
        if (Files.exists(directory)) {
            found.add("folder " + directory);
        }
        try (Stream<Path> shared = Files.list(SHARED_MEMORY)) {
            shared.filter(file -> isNamedAfterRun(file) || isNameless(file))
                    .forEach(file -> found.add("shared memory " + file));
        }
    }

    private boolean isNamedAfterRun(Path file) {
        String name = file.getFileName() + "-";
        return name.contains("lockplay-" + run + "-");
    }

    /** A semaphore's file that a process left while it created the semaphore, since the tests started. */
    private static boolean isNameless(Path file) {
        try {
            return NAMELESS.matcher(file.getFileName().toString()).matches()
                    && Files.getLastModifiedTime(file).toInstant().isAfter(TESTS_STARTED);
        } catch (IOException e) {
            // Removed meanwhile.
            return false;
        }
    }

    /** An ended worker's process must not exist; a reused worker must have none of this run's resources open. */
    private void addProcesses(List<String> found) throws IOException {
        for (ChildWorker worker : workers) {
            Path process = Path.of("/proc", String.valueOf(worker.pid()));
            boolean ended = !worker.process().isAlive();
            if (ended && Files.exists(process)) {
                found.add("process " + worker.pid());
            } else if (!ended) {
                addOpenFiles(process.resolve("fd"), found);
                addMappings(process.resolve("maps"), found);
            }
        }
    }

    private void addOpenFiles(Path descriptors, List<String> found) {
        try (Stream<Path> open = Files.list(descriptors)) {
            open.map(Leftovers::target).filter(this::isOfRun).forEach(file -> found.add("open file " + file));
        } catch (IOException | UncheckedIOException e) {
            // The process ended meanwhile.
        }
    }

    /** A process can keep a deleted file mapped. */
    private void addMappings(Path maps, List<String> found) {
        try (Stream<String> mapped = Files.lines(maps)) {
            mapped.filter(this::isOfRun).forEach(line -> found.add("mapping " + line));
        } catch (IOException | UncheckedIOException e) {
            // The process ended meanwhile.
        }
    }

    private boolean isOfRun(String file) {
        return file.contains(directory + "/") || file.contains("lockplay-" + run + "-");
    }

    /** The file name that a descriptor refers to, even if deleted; empty if it was closed meanwhile. */
    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private void addRows(List<String> found) throws SQLException {
        try (Connection connection = Databases.connect(servers.database(), "lockplay-leftovers");
                PreparedStatement select = connection.prepareStatement(IN_DATABASE)) {
            for (int parameter = 1; parameter <= 4; parameter++) {
                select.setString(parameter, run);
            }
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
    }

    private void addKeys(List<String> found) {
        try (Jedis redis = new Jedis(servers.url(ServerKind.REDIS))) {
            redis.keys("*{" + run + "}*").forEach(key -> found.add("key " + key));
            Stream.of(redis.clientList().split("\n"))
                    .filter(client -> client.contains(" name=lockplay/" + run + "/"))
                    .forEach(client -> found.add("connection " + client));
        }
    }

    private void addNodes(List<String> found) throws IOException, InterruptedException, KeeperException {
        ZooKeeper zookeeper = new ZooKeeper(servers.url(ServerKind.ZOOKEEPER), SESSION_TIMEOUT_MS, event -> {});
        try {
            if (zookeeper.exists("/lockplay/" + run, false) != null) {
                found.add("node /lockplay/" + run);
            }
        } finally {
            zookeeper.close();
        }
    }
}
