package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Safety;

/** An application whose settings name a Redis that refuses and a ZooKeeper that accepts and never answers. */
@StartsProcesses
@QuarkusTest
@TestProfile(UnreachableServersTest.NobodyThere.class)
class UnreachableServersTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    /** Configures two servers that do not work. */
    public static class NobodyThere implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                InetAddress loopback = InetAddress.getByName("127.0.0.1");
                // Stays open during the tests: the kernel accepts connections and nothing reads them.
                ServerSocket silent = new ServerSocket(0, 50, loopback);
                try (ServerSocket closed = new ServerSocket(0, 50, loopback)) {
                    return Map.of(
                            "lockplay.redis-url", "redis://:secret@127.0.0.1:" + closed.getLocalPort(),
                            "lockplay.zookeeper", "127.0.0.1:" + silent.getLocalPort());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Inject
    Runs runs;

    @Inject
    ServerResolver addresses;

    @ConfigProperty(name = "lockplay.data-dir")
    Path dataFolder;

    @ParameterizedTest
    @EnumSource(names = {"REDIS", "ZOOKEEPER"})
    void theRunEndsSoonAndNamesTheServer(LockKind kind) throws Exception {
        Run run = RunTests.finished(runs.start(scenario(kind), RunTests.requester("a test")), RunTests.LIMIT);

        assertThat(run.log().all())
                .filteredOn(event -> event.kind() == EventKind.FAILED)
                .singleElement()
                .satisfies(event -> {
                    assertThat(text(event, "what")).contains("unreachable-server");
                    assertThat(text(event, "reason")).contains(kind.wireName());
                    assertThat(text(event, "message").orElseThrow())
                            .contains("127.0.0.1:")
                            .doesNotContain("secret");
                    assertThat(Duration.ofNanos(event.t())).isLessThan(SOON);
                });
        assertThat(run.status()).as("its user has not stopped it").isEqualTo(RunStatus.INTERRUPTED);
        assertThat(run.verdict().orElseThrow().first(FindingKind.UNREACHABLE_SERVER))
                .isPresent();
        assertThat(dataFolder.resolve("runs").resolve(run.id())).doesNotExist();
    }

    @Test
    void otherLocksKeepWorking() throws Exception {
        Run doomed = runs.start(scenario(LockKind.ZOOKEEPER), RunTests.requester("a test"));
        Run run = RunTests.finished(
                runs.start(scenario(LockKind.ADVISORY), RunTests.requester("a test")), RunTests.LIMIT);

        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.verdict().orElseThrow().safety()).isEqualTo(Safety.HELD);
        RunTests.finished(doomed, RunTests.LIMIT);
    }

    @Test
    void onlyTheConfiguredServersAreUsed() throws Exception {
        Scenario redis = scenario(LockKind.REDIS);

        ServerUrls servers = addresses.addressesFor(redis.lock().kind(), redis.store());

        assertThat(servers.url(ServerKind.REDIS)).startsWith("redis://:secret@127.0.0.1:");
        assertThat(servers.find(ServerKind.ZOOKEEPER)).isEmpty();
        assertThat(servers.database()).isNull();
    }

    private static Scenario scenario(LockKind kind) throws Exception {
        return new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"lock\":{\"kind\":\"" + kind.wireName()
                        + "\"},\"placement\":{\"processes\":3}}");
    }
}
