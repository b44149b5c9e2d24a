package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockplay.history.EventKind;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.verdict.Safety;

/** Runs on servers that the application starts itself, because somebody runs something that needs them. */
@QuarkusTest
class LocalServersTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Runs runs;

    @ParameterizedTest
    @EnumSource(names = {"REDIS", "ZOOKEEPER"})
    void buyersOnTwoHostsShareALockThatNobodyHasSetUpAServerFor(LockKind kind) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"lock\":{\"kind\":\"" + kind.wireName()
                        + "\",\"leaseMs\":20000},\"placement\":{\"hosts\":2,\"processes\":3}}");

        Run run = RunTests.finished(runs.start(scenario, "a test"), LIMIT);

        assertThat(run.log().all())
                .filteredOn(event -> event.kind() == EventKind.LOCK_ACQUIRED)
                .as("%s", run.log().all())
                .hasSize(6);
        assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
        assertThat(run.verdict().orElseThrow().safety()).isEqualTo(Safety.HELD);
    }
}
