package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockplay.json.Json;
import org.lockplay.web.RunClient;

/** The server's own warm-up runs end and stay invisible to clients. */
class ServerWarmUpIT {

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int PORT_LINE = 3;

    @TempDir
    Path dataFolder;

    @Test
    void theWarmUpLeavesNothingAndTheServerServesRequestsMeanwhile() throws Exception {
        try (PackagedServer server = new PackagedServer(dataFolder, Map.of())) {
            RunClient client = new RunClient(server.address());
            RunClient operator = new RunClient(server.management());
            assertThat(isOver(operator)).isFalse();
            String run = client.start("{\"version\":1}");
            client.history(run);
            assertThat(client.show(run)).containsEntry("status", "finished");
            long end = System.nanoTime() + LIMIT.toNanos();
            while (!isOver(operator)) {
                assertThat(System.nanoTime()).as("the rehearsal ends").isLessThan(end);
                // Each look is a request, which takes time from the rehearsal.
                LockSupport.parkNanos(PAUSE_NS);
            }
            assertThat(keptRuns()).containsExactly(run);
            assertThat(dataFolder.resolve("runs")).isEmptyDirectory();
        }
    }

    private static boolean isOver(RunClient client) throws Exception {
        List<?> checks =
                (List<?>) Json.parseObject(client.get("/q/health/ready").body()).get("checks");
        return checks.stream()
                .map(check -> (Map<?, ?>) check)
                .filter(check -> check.get("name").equals("rehearsal"))
                .map(check -> (Map<?, ?>) check.get("data"))
                .allMatch(data -> data.get("over").equals(true));
    }

    private List<String> keptRuns() throws Exception {
        Path postgresql = dataFolder.resolve("postgresql");
        String port = Files.readAllLines(postgresql.resolve("data").resolve("postmaster.pid"))
                .get(PORT_LINE);
        String password = Files.readString(postgresql.resolve("password")).strip();
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
                ResultSet row = connection.createStatement().executeQuery("SELECT string_agg(id, ' ') FROM run")) {
            row.next();
            return List.of(row.getString(1).split(" "));
        }
    }
}
