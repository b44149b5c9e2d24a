package org.lockplay.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The packaged application in a process of its own, so that a test can kill it. */
public final class PackagedServer implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+?)\\.?(?:\\s|$)");
    private static final Pattern MANAGEMENT =
            Pattern.compile("Management interface listening on (http://\\S+?)\\.?\\s*$");
    private static final long STOP_SECONDS = 60;

    private final Path temporary;
    private final Process process;
    private final URI address;
    private final List<String> said = new CopyOnWriteArrayList<>();

    /** Starts the application with a data directory and waits until it listens. */
    public PackagedServer(Path dataFolder) throws IOException {
        this(dataFolder, Map.of("LOCKPLAY_REHEARSAL_RUNS", "0"));
    }

    /** Starts it with settings, as environment variables. */
    PackagedServer(Path dataFolder, Map<String, String> settings) throws IOException {
        temporary = Files.createDirectories(dataFolder.resolve("temporary"));
        ProcessBuilder command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives too short for more.
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary.toAbsolutePath(),
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar").toString());
        command.environment()
                .put("LOCKPLAY_DATA_DIR", dataFolder.toAbsolutePath().toString());
        command.environment().put("LOCKPLAY_RUN_WARM_UP_SESSIONS", "2");
        command.environment().put("QUARKUS_HTTP_PORT", "0");
        command.environment().put("QUARKUS_MANAGEMENT_PORT", "0");
        command.environment().remove("QUARKUS_DATASOURCE_JDBC_URL");
        command.environment().putAll(settings);
        process = command.redirectErrorStream(true).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        address = awaitAddress(output);
        Thread rest = new Thread(() -> echo(output), "server-output");
        rest.setDaemon(true);
        rest.start();
    }

    /** What the application has printed so far. */
    public List<String> output() {
        return List.copyOf(said);
    }

    /** The application's own directory for temporary files. */
    Path temporary() {
        return temporary;
    }

    public URI address() {
        return address;
    }

    /** Where health and metrics are. */
    URI management() {
        return said.stream()
                .map(MANAGEMENT::matcher)
                .filter(Matcher::find)
                .map(found -> URI.create(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    /** The processes that the application has started. */
    Stream<ProcessHandle> children() {
        return process.children();
    }

    /** Ends the application as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Stops the application with SIGTERM. */
    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        if (process.isAlive()) {
            kill();
            throw new AssertionError("the application did not end when asked to");
        }
    }

    private void echo(BufferedReader output) {
        try (output) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                System.out.println(line);
            }
        } catch (IOException e) {
            // The process was killed, and its output closed with it.
        }
    }

    private URI awaitAddress(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                return URI.create(address.group(1));
            }
        }
        throw new IOException("the application did not start:\n" + String.join("\n", said));
    }
}
