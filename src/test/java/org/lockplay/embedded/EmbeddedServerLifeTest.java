package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.lockplay.StartsOwnProcesses;
import org.lockplay.server.DatabaseAddress;

/** Applications that start, stop and are killed, each a separate JVM, sharing one data directory. */
@StartsOwnProcesses
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EmbeddedServerLifeTest {

    private static final Duration PATIENCE = ServerApplication.PATIENCE;

    /** The server of an application that was killed before the first test. */
    private static PostgresDirectory abandoned;

    private PostgresDirectory folder;

    @BeforeAll
    static void abandonServer() throws Exception {
        abandoned = makeFolder();
        try (ServerApplication killed = new ServerApplication(abandoned)) {
            killed.kill();
        }
        assertThat(serverRunsIn(abandoned)).isTrue();
    }

    @AfterAll
    static void removeAbandoned() throws IOException {
        remove(abandoned);
    }

    @BeforeEach
    void makeItsFolder() throws IOException {
        folder = makeFolder();
    }

    @AfterEach
    void removeIt() throws IOException {
        remove(folder);
    }

    private static PostgresDirectory makeFolder() throws IOException {
        Path tests = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        PostgresDirectory folder = PostgresDirectory.at(Files.createTempDirectory(tests, "life-"));
        // Unpacking the programs takes longer than all else here, so the tests share them.
        Files.createSymbolicLink(folder.programs(), Files.createDirectories(tests.resolve("programs")));
        Files.createDirectory(ServerApplication.temporaryFiles(folder));
        return folder;
    }

    private static void remove(PostgresDirectory folder) throws IOException {
        assertThat(Waiting.until(() -> !serverRunsIn(folder) && !Files.exists(folder.stopping()), PATIENCE))
                .isTrue();
        Folders.delete(folder.root());
    }

    @Test
    void dataOutliveTheApplicationAndTheServerDoesNot() throws Exception {
        try (ServerApplication first = new ServerApplication(folder)) {
            first.execute("create table kept as select 42 as answer");
        }
        assertThat(serverRuns()).isFalse();

        try (ServerApplication second = new ServerApplication(folder)) {
            assertThat(second.query("select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void anApplicationTakesOverTheServerOfOneThatWasKilledAndStopsItAtItsEnd() throws Exception {
        long postmaster;
        try (ServerApplication killed = new ServerApplication(folder)) {
            postmaster = pidOfServer();
            killed.kill();
        }
        assertThat(serverRuns()).isTrue();

        try (ServerApplication next = new ServerApplication(folder)) {
            assertThat(next.query("select 1")).isEqualTo("1");
            assertThat(pidOfServer()).isEqualTo(postmaster);
        }
        assertThat(serverRuns()).isFalse();
    }

    /** Segments in /dev/shm would outlive a server that is killed, and its folder. */
    @Test
    void theServerKeepsItsDynamicSharedMemoryInItsFolder() throws Exception {
        try (ServerApplication application = new ServerApplication(folder)) {
            assertThat(application.query("select 1")).isEqualTo("1");
            assertThat(Files.readString(Path.of("/proc", String.valueOf(pidOfServer()), "maps")))
                    .contains("/pg_dynshmem/")
                    .doesNotContain("/dev/shm/");
        }
    }

    /** The last test, because the server is kept for a while. */
    @Test
    @Order(Integer.MAX_VALUE)
    void aServerThatNobodyComesBackForIsStopped() {
        assertThat(Waiting.until(() -> !serverRunsIn(abandoned), PATIENCE)).isTrue();
    }

    @Test
    void aThrownAwayServerAndItsDataGoWithAnApplicationThatIsKilled() throws Exception {
        try (ServerApplication killed = new ServerApplication(folder, "?throw-away")) {
            assertThat(killed.query("select 1")).isEqualTo("1");
            assertThat(foldersOfServers()).hasSize(1);
            killed.kill();
        }
        assertThat(Waiting.until(() -> foldersOfServers().isEmpty(), PATIENCE)).isTrue();
    }

    @Test
    void aThrownAwayServerAndItsDataGoWithAnApplicationWhoseProcessGroupIsKilled() throws Exception {
        try (ServerApplication killed = new ServerApplication(folder, "?throw-away")) {
            assertThat(foldersOfServers()).hasSize(1);
            killed.killGroup();
        }
        assertThat(Waiting.until(() -> foldersOfServers().isEmpty(), PATIENCE)).isTrue();
    }

    @Test
    void whatTheLibraryLeftInAnApplicationThatWasKilledIsRemovedAtTheNextStart() throws Exception {
        try (ServerApplication killed = new ServerApplication(folder)) {
            killed.kill();
        }
        assertThat(scripts()).hasSize(1);
        Path left = scripts().get(0);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));

        try (ServerApplication next = new ServerApplication(folder)) {
            assertThat(next.query("select 1")).isEqualTo("1");
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void aSecondApplicationIsToldWhoHasTheFolder() throws Exception {
        try (ServerApplication first = new ServerApplication(folder);
                ServerApplication second = new ServerApplication(folder)) {
            assertThat(second.firstWords())
                    .startsWith("refused Another Lock Playground (process " + first.pid() + ")")
                    .contains(folder.root().toString(), "LOCKPLAY_DATA_DIR");
        }
    }

    @Test
    void aPostmasterFileThatNamesAnotherProcessIsNoServer() throws Exception {
        try (ServerApplication first = new ServerApplication(folder)) {
            first.execute("create table kept as select 42 as answer");
        }
        Files.writeString(
                Postmaster.file(folder.data()),
                ProcessHandle.current().pid() + "\n" + folder.data() + "\n0\n1\n\n127.0.0.1\n");

        try (ServerApplication second = new ServerApplication(folder)) {
            assertThat(second.query("select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAgain() throws Exception {
        Files.createDirectories(folder.data());
        Files.writeString(folder.data().resolve("postgresql.conf"), "# the machine lost power here");

        try (ServerApplication application = new ServerApplication(folder)) {
            assertThat(application.query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void onlyThisMachineIsLetInAndOnlyWithThePassword() throws Exception {
        try (ServerApplication application = new ServerApplication(folder)) {
            assertThat(application.query("show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(application.query("show fsync")).isEqualTo("on");
            assertThat(application.query("show client_connection_check_interval"))
                    .isEqualTo("100ms");

            DatabaseAddress guessed = new DatabaseAddress(application.address().url(), "postgres", "guessed");
            assertThat(Postmaster.of(folder.data()).orElseThrow().accepts(guessed))
                    .isFalse();
        }
    }

    @Test
    void aStartThatTakesTooLongLeavesNoServer() throws Exception {
        folder.create();

        assertThatThrownBy(() -> new PostgresLauncher(folder, Duration.ofMillis(1)).start())
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining(folder.root().toString());

        assertThat(serverRuns()).isFalse();
        assertThat(folder.complete()).doesNotExist();
    }

    /** The kill comes as soon as the server has written its process id, before the application knows of it. */
    @Test
    void aServerThatWasBeingStartedByAnApplicationThatIsKilledIsStopped() throws Exception {
        Process killed = ServerApplication.command(folder, "?throw-away").start();
        assertThat(Waiting.until(this::throwAwayServerHasBegun, PATIENCE)).isTrue();

        killed.destroyForcibly().waitFor();

        assertThat(Waiting.until(() -> foldersOfServers().isEmpty(), PATIENCE)).isTrue();
    }

    private boolean throwAwayServerHasBegun() {
        return foldersOfServers().stream()
                .anyMatch(name -> Files.exists(folder.root().resolve(name).resolve("data/postmaster.pid")));
    }

    private boolean serverRuns() {
        return serverRunsIn(folder);
    }

    private static boolean serverRunsIn(PostgresDirectory folder) {
        return Postmaster.of(folder.data()).filter(Postmaster::isAlive).isPresent();
    }

    private List<String> foldersOfServers() {
        String[] names = folder.root().toFile().list((parent, name) -> name.startsWith("postgresql-"));
        return List.of(names);
    }

    private List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(ServerApplication.temporaryFiles(folder))) {
            return files.filter(file -> file.toString().endsWith(".sh")).toList();
        }
    }

    private long pidOfServer() {
        return Postmaster.of(folder.data()).orElseThrow().pid();
    }
}
