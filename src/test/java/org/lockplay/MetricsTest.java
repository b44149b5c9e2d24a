package org.lockplay;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.lockplay.web.RunClient;

/** The metrics that the dashboard and the operator's guide name exist. */
@StartsProcesses
@QuarkusTest
class MetricsTest {

    private static final Path DASHBOARD = Path.of("docs", "grafana", "lock-playground.json");
    private static final Path GUIDE = Path.of("docs", "operations.md");
    private static final Pattern METRIC =
            Pattern.compile("\\b(?:lockplay|http|process|system|jvm|agroal)_[a-z_]+\\b(?=[{\\[ )`])");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TestHTTPResource("/")
    URI server;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void everyMetricThatIsNamedExists() throws Exception {
        Set<String> named = new TreeSet<>();
        for (Path file : new Path[] {DASHBOARD, GUIDE}) {
            Matcher metric = METRIC.matcher(Files.readString(file));
            while (metric.find()) {
                named.add(metric.group());
            }
        }
        RunClient client = new RunClient(server);
        client.history(client.start("{\"version\":1,\"placement\":{\"processes\":1}}"));
        RunClient operator = new RunClient(management);
        long deadline = System.nanoTime() + LIMIT.toNanos();
        String metrics = operator.get("/q/metrics").body();
        // The end of a run is counted a moment after it is published.
        while (!metrics.contains("lockplay_runs_ended_total{") && System.nanoTime() < deadline) {
            metrics = operator.get("/q/metrics").body();
        }

        assertThat(named).hasSizeGreaterThan(12);
        for (String name : named) {
            assertThat(metrics).containsPattern("(?m)^" + name + "[{ ]");
        }
    }
}
