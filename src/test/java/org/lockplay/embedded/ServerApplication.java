package org.lockplay.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.lockplay.server.DatabaseAddress;

/** A child JVM with an embedded PostgreSQL. Closing it ends the JVM regularly and waits for its exit. */
final class ServerApplication implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final String firstWords;

    /** One that keeps its data. */
    ServerApplication(PostgresDirectory folder) throws IOException {
        this(folder, "");
    }

    ServerApplication(PostgresDirectory folder, String parameters) throws IOException {
        process = command(folder, parameters).start();
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        while (line != null && !line.startsWith("at ") && !line.startsWith("refused ")) {
            line = reader.readLine();
        }
        firstWords = line;
    }

    /** The command that starts such a JVM. */
    static ProcessBuilder command(PostgresDirectory folder, String parameters) {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return new ProcessBuilder(ProcessGroup.leading(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporaryFiles(folder),
                        "-cp",
                        classPath,
                        ServerHolder.class.getName(),
                        "jdbc:embedded-postgresql:" + folder.root() + parameters)))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    /** The directory for temporary files of all applications that use a folder, so that none uses the shared one. */
    static Path temporaryFiles(PostgresDirectory folder) {
        return folder.root().resolve("temporary");
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

    void killGroup() throws IOException, InterruptedException {
        ProcessGroup.kill(process);
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
