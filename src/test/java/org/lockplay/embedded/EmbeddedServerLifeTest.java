package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockplay.server.DatabaseAddress;

/** Applications that start, stop and are killed, each a separate JVM, sharing one data directory. */
class EmbeddedServerLifeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private PostgresDirectory folder;

    @BeforeEach
    void makeAFolder() throws IOException {
        Path tests = Files.createDirectories(Path.of("target", "test-data").toAbsolutePath());
        folder = PostgresDirectory.at(Files.createTempDirectory(tests, "life-"));
        // Unpacking the programs takes longer than all else here, so the tests share them.
        Files.createSymbolicLink(folder.programs(), Files.createDirectories(tests.resolve("programs")));
        Files.createDirectory(temporaryFiles());
    }

    @AfterEach
    void removeIt() throws IOException {
        assertThat(Waiting.until(() -> !serverRuns() && !Files.exists(folder.stopping()), PATIENCE))
                .isTrue();
        PostgresDirectory.deleteRecursively(folder.root());
    }

    @Test
    void dataOutliveTheApplicationAndTheServerDoesNot() throws Exception {
        try (Application first = new Application(keep())) {
            first.execute("create table kept as select 42 as answer");
        }
        assertThat(serverRuns()).isFalse();

        try (Application second = new Application(keep())) {
            assertThat(second.query("select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void anApplicationTakesOverTheServerOfOneThatWasKilledAndStopsItAtItsEnd() throws Exception {
        long postmaster;
        try (Application killed = new Application(keep())) {
            postmaster = pidOfServer();
            killed.kill();
        }
        assertThat(serverRuns()).isTrue();

        try (Application next = new Application(keep())) {
            assertThat(next.query("select 1")).isEqualTo("1");
            assertThat(pidOfServer()).isEqualTo(postmaster);
        }
        assertThat(serverRuns()).isFalse();
    }

    @Test
    void aServerThatNobodyComesBackForIsStopped() throws Exception {
        try (Application killed = new Application(keep())) {
            killed.kill();
        }
        assertThat(Waiting.until(() -> !serverRuns(), PATIENCE)).isTrue();
    }

    @Test
    void aThrownAwayServerAndItsDataGoWithAnApplicationThatIsKilled() throws Exception {
        try (Application killed = new Application(keep() + "?throw-away")) {
            assertThat(killed.query("select 1")).isEqualTo("1");
            assertThat(foldersOfServers()).hasSize(1);
            killed.kill();
        }
        assertThat(Waiting.until(() -> foldersOfServers().isEmpty(), PATIENCE)).isTrue();
    }

    @Test
    void whatTheLibraryLeftInAnApplicationThatWasKilledIsRemovedAtTheNextStart() throws Exception {
        try (Application killed = new Application(keep())) {
            killed.kill();
        }
        assertThat(scripts()).hasSize(1);
        Path left = scripts().get(0);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(2))));

        try (Application next = new Application(keep())) {
            assertThat(next.query("select 1")).isEqualTo("1");
            assertThat(left).doesNotExist();
        }
    }

    @Test
    void aSecondApplicationIsToldWhoHasTheFolder() throws Exception {
        try (Application first = new Application(keep());
                Application second = new Application(keep())) {
            assertThat(second.firstWords())
                    .startsWith("refused Another Lock Playground (process " + first.pid() + ")")
                    .contains(folder.root().toString(), "LOCKPLAY_DATA_DIR");
        }
    }

    @Test
    void aPostmasterFileThatNamesAnotherProcessIsNoServer() throws Exception {
        try (Application first = new Application(keep())) {
            first.execute("create table kept as select 42 as answer");
        }
        Files.writeString(
                Postmaster.file(folder.data()),
                ProcessHandle.current().pid() + "\n" + folder.data() + "\n0\n1\n\n127.0.0.1\n");

        try (Application second = new Application(keep())) {
            assertThat(second.query("select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aFirstStartThatWasCutShortIsBegunAgain() throws Exception {
        Files.createDirectories(folder.data());
        Files.writeString(folder.data().resolve("postgresql.conf"), "# the machine lost power here");

        try (Application application = new Application(keep())) {
            assertThat(application.query("select 1")).isEqualTo("1");
        }
    }

    @Test
    void onlyThisMachineIsLetInAndOnlyWithThePassword() throws Exception {
        try (Application application = new Application(keep())) {
            assertThat(application.query("show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(application.query("show fsync")).isEqualTo("on");
            assertThat(application.query("show client_connection_check_interval"))
                    .isEqualTo("100ms");

            DatabaseAddress guessed = new DatabaseAddress(application.address().url(), "postgres", "guessed");
            assertThat(Postmaster.of(folder.data()).orElseThrow().accepts(guessed))
                    .isFalse();
        }
    }

    private String keep() {
        return "jdbc:embedded-postgresql:" + folder.root();
    }

    private boolean serverRuns() {
        return Postmaster.of(folder.data()).filter(Postmaster::isAlive).isPresent();
    }

    private List<String> foldersOfServers() {
        String[] names = folder.root().toFile().list((parent, name) -> name.startsWith("postgresql-"));
        return List.of(names);
    }

    /** The temporary directory of every application here, so that none leaves files in the shared one. */
    private Path temporaryFiles() {
        return folder.root().resolve("temporary");
    }

    private List<Path> scripts() throws IOException {
        try (Stream<Path> files = Files.list(temporaryFiles())) {
            return files.filter(file -> file.toString().endsWith(".sh")).toList();
        }
    }

    private long pidOfServer() {
        return Postmaster.of(folder.data()).orElseThrow().pid();
    }

    /** A child JVM with a server. Closing it ends the JVM regularly and waits for its exit. */
    private final class Application implements AutoCloseable {

        private final Process process;
        private final String firstWords;

        Application(String url) throws IOException {
            String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Djava.io.tmpdir=" + temporaryFiles(),
                            "-cp",
                            classPath,
                            ServerHolder.class.getName(),
                            url)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = reader.readLine();
            while (line != null && !line.startsWith("at ") && !line.startsWith("refused ")) {
                line = reader.readLine();
            }
            firstWords = line;
        }

        String firstWords() {
            return firstWords;
        }

        long pid() {
            return process.pid();
        }

        DatabaseAddress address() {
            String[] words = firstWords.split(" ");
            return new DatabaseAddress(words[1], "postgres", words[2]);
        }

        void execute(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        String query(String sql) throws SQLException {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery(sql)) {
                result.next();
                return result.getString(1);
            }
        }

        private Connection connect() throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", address().user());
            properties.setProperty("password", address().password());
            return new org.postgresql.Driver().connect(address().url(), properties);
        }

        void kill() throws InterruptedException {
            process.toHandle().destroyForcibly();
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }

        @Override
        public void close() throws IOException {
            process.getOutputStream().close();
            try {
                assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
