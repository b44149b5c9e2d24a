package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.Event;
import org.lockplay.scenario.InvalidScenarioException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Safety;
import org.lockplay.verdict.Verdict;

/** Verdicts on many runs of real processes: an oversell is never missed, a correct lock is never accused. */
@StartsProcesses
@QuarkusTest
class VerdictOnRealRunsTest {

    private static final int RUNS = Integer.getInteger("lockplay.test.runs", 200);
    private static final String PROGRAM = "query\\nlock\\nthink 1\\nread\\ntake\\nthink 1\\nwrite\\nunlock";

    @Inject
    Runs runs;

    @Test
    void anOversellIsNeverMissed() throws Exception {
        int oversold = 0;
        for (int i = 0; i < RUNS; i++) {
            Run run = finished("{\"version\":1}");
            long sold = run.log().all().stream()
                    .filter(event ->
                            text(event, "outcome").filter("bought"::equals).isPresent())
                    .count();
            Verdict verdict = run.verdict().orElseThrow();
            assertThat(verdict.has(FindingKind.OVERSOLD)).as(describe(run)).isEqualTo(sold > 1);
            assertThat(verdict.figures().sold()).isEqualTo(sold);
            oversold += sold > 1 ? 1 : 0;
        }
        assertThat(oversold).as("runs that oversold, without a lock").isGreaterThan(RUNS / 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lock\":{\"kind\":\"semaphore\"}",
                "\"lock\":{\"kind\":\"file-lock\"}",
                "\"lock\":{\"kind\":\"mutex\"},\"placement\":{\"processes\":1,\"threads\":10}",
                "\"lock\":{\"kind\":\"row\"},\"store\":\"database\"",
            })
    void aCorrectLockIsNeverAccused(String part) throws Exception {
        for (int i = 0; i < RUNS; i++) {
            Run run = finished("{\"version\":1,\"program\":\"" + PROGRAM + "\"," + part + "}");
            Verdict verdict = run.verdict().orElseThrow();
            assertThat(verdict.safety()).as(describe(run)).isEqualTo(Safety.HELD);
            assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
            // A query takes no lock and may read a torn file under a correct lock: a remark, not an accusation.
            assertThat(verdict.findings()).allMatch(finding -> finding.kind() == FindingKind.TORN_QUERY);
            assertThat(verdict.figures().sold()).isEqualTo(1);
            assertThat(verdict.figures().soldOut()).isEqualTo(9);
        }
    }

    private Run finished(String scenario) throws InvalidScenarioException, QueueFullException, InterruptedException {
        return RunTests.finished(
                runs.start(new ScenarioReader(Limits.DEFAULT).read(scenario), RunTests.requester("a test")),
                Duration.ofSeconds(40));
    }

    private static String describe(Run run) {
        StringBuilder text = new StringBuilder("run " + run.id() + ": " + run.status());
        for (Event event : run.log().all()) {
            text.append('\n').append(event);
        }
        return text.toString();
    }
}
