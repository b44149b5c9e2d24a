package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.strategy.BuyerLock;
import org.lockplay.lock.strategy.LockSite;
import org.lockplay.lock.strategy.Strategies;
import org.lockplay.name.LockName;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.server.ServerKind;
import org.lockplay.server.ServerUrls;
import org.lockplay.store.StoreAddress;
import org.lockplay.store.StoreKind;
import org.lockplay.verdict.Safety;
import redis.clients.jedis.Jedis;

/** Runs on bundled servers that the application starts on demand. */
@StartsProcesses
@QuarkusTest
class EmbeddedServerRegistryTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Runs runs;

    @Inject
    ServerResolver addresses;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(names = {"REDIS", "ZOOKEEPER"})
    void buyersOnTwoHostsShareALockWithoutAConfiguredServer(LockKind kind) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"lock\":{\"kind\":\"" + kind.wireName()
                        + "\",\"leaseMs\":20000},\"placement\":{\"hosts\":2,\"processes\":3}}");

        Run run = RunTests.finished(runs.start(scenario, RunTests.requester("a test")), LIMIT);

        assertThat(run.log().all())
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .as("%s", run.log().all())
                .hasSize(6);
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.verdict().orElseThrow().safety()).isEqualTo(Safety.HELD);
    }

    @Test
    void aSweepClearsTheLeftoversOfAKilledRunInAConfiguredServer() throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT).read("{\"version\":1,\"lock\":{\"kind\":\"redis\"}}");
        ServerUrls servers = addresses.addressesFor(LockKind.REDIS, StoreKind.FILE);
        RunSite left = new RunSite("left-behind", folder, servers);
        left.prepare(scenario);
        LockSite site = new LockSite(
                "left-behind",
                LockName.DEFAULT,
                0,
                left.hostName(0),
                folder,
                new StoreAddress(StoreKind.FILE, "left-behind", folder, null),
                servers);
        try (BuyerLock lock = Strategies.of(LockKind.REDIS).open(site, scenario.lock(), 0)) {
            lock.acquire(Optional.empty());
        }

        left.with(ServerUrls.NONE).sweep();
        assertThat(keysOfRun(servers, "left-behind")).hasSize(2);

        left.sweep();
        assertThat(keysOfRun(servers, "left-behind")).isEmpty();
        assertThat(folder).doesNotExist();
    }

    private static Set<String> keysOfRun(ServerUrls servers, String run) {
        try (Jedis redis = new Jedis(URI.create(servers.url(ServerKind.REDIS)))) {
            return redis.keys("*" + run + "*");
        }
    }
}
