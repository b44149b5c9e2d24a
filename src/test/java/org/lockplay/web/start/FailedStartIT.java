package org.lockplay.web.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.run.PackagedServer;

/** The packaged application where it cannot work: one sentence, no stack trace, and exit code 1, soon. */
@Isolated("It measures how soon a start fails")
class FailedStartIT {

    /** Two seconds on an idle machine, as in the long profile; another one may be busy. */
    private static final Duration SOON = Duration.ofMillis(Long.getLong("lockplay.test.refusal", 6_000));

    private static final int PORT_LINE = 3;

    @TempDir
    Path dataFolder;

    @ParameterizedTest
    @ValueSource(strings = {"QUARKUS_HTTP", "QUARKUS_MANAGEMENT"})
    void aTakenPort(String which) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(other.getLocalPort());

            FailedStart start = FailedStart.of(
                    List.of(), Map.of("LOCKPLAY_DATA_DIR", dataFolder.toString(), which + "_PORT", port));

            assertRefused(start, "port " + port, "in use", which + "_PORT");
            assertThat(dataFolder).isEmptyDirectory();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "99999", "-1"})
    void aPortThatIsNone(String port) throws Exception {
        FailedStart start = FailedStart.of(
                List.of(), Map.of("LOCKPLAY_DATA_DIR", dataFolder.toString(), "QUARKUS_HTTP_PORT", port));

        assertRefused(start, port);
        assertThat(dataFolder).isEmptyDirectory();
    }

    @Test
    void onePortForTwoPurposes() throws Exception {
        FailedStart start = FailedStart.of(
                List.of(),
                Map.of(
                        "LOCKPLAY_DATA_DIR",
                        dataFolder.toString(),
                        "QUARKUS_HTTP_PORT",
                        "18089",
                        "QUARKUS_MANAGEMENT_PORT",
                        "18089"));

        assertRefused(start, "18089", "QUARKUS_MANAGEMENT_PORT");
    }

    /** Not even root can create files in sysfs. */
    @ParameterizedTest
    @ValueSource(strings = {"/sys/kernel", "/sys/lockplay"})
    void aDataFolderThatCannotBeWritten(String folder) throws Exception {
        FailedStart start = FailedStart.of(List.of(), Map.of("LOCKPLAY_DATA_DIR", folder));

        assertRefused(start, "data folder " + folder, "cannot be written", "LOCKPLAY_DATA_DIR");
    }

    @Test
    void aFileInThePlaceOfTheDataFolder() throws Exception {
        Path file = Files.createFile(dataFolder.resolve("file"));

        FailedStart start = FailedStart.of(List.of(), Map.of("LOCKPLAY_DATA_DIR", file.toString()));

        assertRefused(start, "data folder " + file, "not a folder", "LOCKPLAY_DATA_DIR");
    }

    /** The kernel refuses to write beyond 256 KiB. */
    @Test
    void aFullDisk() throws Exception {
        FailedStart start = FailedStart.of(
                List.of("/bin/sh", "-c", "ulimit -f 512 && exec \"$@\"", "sh"),
                Map.of("LOCKPLAY_DATA_DIR", dataFolder.toString()));

        assertRefused(start, "1 MB can be written", dataFolder.toString(), "LOCKPLAY_DATA_DIR");
        assertThat(dataFolder).isDirectoryNotContaining("glob:**probe*");
    }

    @Test
    void aFolderInUseThenADatabaseOfANewerVersion() throws Exception {
        try (PackagedServer server = new PackagedServer(dataFolder)) {
            FailedStart second = FailedStart.of(List.of(), Map.of("LOCKPLAY_DATA_DIR", dataFolder.toString()));

            assertRefused(second, "Another Lock Playground (process ", dataFolder.toString(), "LOCKPLAY_DATA_DIR");
            execute("INSERT INTO flyway_schema_history"
                    + " (installed_rank, version, description, type, script, installed_by, execution_time, success)"
                    + " VALUES (1000, '99999', 'later', 'SQL', 'V99999__later.sql', 'later', 1, true)");
            assertThat(server.output()).isNotEmpty();
        }

        FailedStart newer = FailedStart.of(List.of(), Map.of("LOCKPLAY_DATA_DIR", dataFolder.toString()));

        assertThat(newer.code()).isEqualTo(1);
        assertThat(newer.output()).noneMatch(line -> line.startsWith("\tat ") || line.contains("Exception"));
        assertThat(newer.output())
                .filteredOn(line -> line.contains("schema version 99999"))
                .singleElement();
        assertThat(dataFolder.resolve("postgresql").resolve("data").resolve("postmaster.pid"))
                .doesNotExist();
    }

    private static void assertRefused(FailedStart start, String... parts) {
        assertThat(start.code()).isEqualTo(1);
        assertThat(start.output()).singleElement().asString().contains(parts);
        assertThat(start.taken()).isLessThan(SOON);
    }

    private void execute(String sql) throws Exception {
        Path postgresql = dataFolder.resolve("postgresql");
        String port = Files.readAllLines(postgresql.resolve("data").resolve("postmaster.pid"))
                .get(PORT_LINE);
        String password = Files.readString(postgresql.resolve("password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port.strip() + "/postgres", "postgres", password);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
