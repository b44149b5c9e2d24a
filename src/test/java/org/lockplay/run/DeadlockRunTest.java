package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.LockRequested;
import org.lockplay.scenario.ScenarioPreset;
import org.lockplay.verdict.Finding;
import org.lockplay.verdict.FindingKind;
import org.lockplay.verdict.Liveness;
import org.lockplay.verdict.Verdict;

/** Real runs whose buyers lock A and B: in opposite order, in one order, and repeated. */
@StartsProcesses
@QuarkusTest
class DeadlockRunTest extends RepeatStage {

    private static final String OPPOSITE = program("A", "B", "B", "A");
    private static final String ORDERED = program("A", "B", "A", "B");

    private static String program(String first, String second, String otherFirst, String otherSecond) {
        return "\"program\":\"buyer 0:\\n " + blocks(first, second) + "\\nothers:\\n " + blocks(otherFirst, otherSecond)
                + "\",\"stock\":2,\"placement\":{\"processes\":2}";
    }

    private static String blocks(String outer, String inner) {
        return "with lock " + outer + ":\\n  think 300\\n  with lock " + inner + ":\\n   read\\n   take\\n   write";
    }

    @ParameterizedTest
    @ValueSource(strings = {"semaphore", "spin", "robust-mutex", "lock-file", "zookeeper"})
    void aDeadlockThatNothingEndsIsReportedSoonAndHappensAgain(String kind) throws Exception {
        Run run = finished(kind, OPPOSITE);

        Verdict verdict = run.verdict().orElseThrow();
        assertThat(verdict.liveness()).isEqualTo(Liveness.STUCK);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(FindingKind.DEADLOCK);
        List<Event> events = run.log().all();
        long closedNs = last(events, LockRequested.class);
        assertThat(last(events, BuyerFinished.class) - closedNs).isLessThan(TimeUnit.SECONDS.toNanos(5));
        repeats(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"advisory", "file-lock"})
    void aDeadlockThatTheLockNoticesCostsOneBuyerItsRequestAndHappensAgain(String kind) throws Exception {
        Run run = finished(kind, OPPOSITE);

        Verdict verdict = run.verdict().orElseThrow();
        assertThat(verdict.liveness()).isEqualTo(Liveness.FINISHED);
        assertThat(verdict.findings()).extracting(Finding::kind).containsExactly(FindingKind.DEADLOCK_REFUSED);
        assertThat(verdict.figures().failed()).isEqualTo(1);
        assertThat(verdict.figures().sold()).isEqualTo(1);
        assertThat(run.log().all())
                .filteredOn(DeadlockRefused.class::isInstance)
                .hasSize(1);
        repeats(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"semaphore", "advisory", "file-lock", "redis", "zookeeper"})
    void inOneOrderBothBuyersComeThrough(String kind) throws Exception {
        Run run = finished(kind, ORDERED);

        assertThat(run.verdict().orElseThrow().findings()).isEmpty();
        assertThat(run.verdict().orElseThrow().figures().sold()).isEqualTo(2);
        repeats(run);
    }

    @Test
    void thePresetIsADeadlock() throws Exception {
        Run run = RunTests.finished(
                runs.start(ScenarioPreset.DEADLOCK.scenario("Deadlock"), RunTests.requester("a test")), RunTests.LIMIT);

        assertThat(run.verdict().orElseThrow().has(FindingKind.DEADLOCK)).isTrue();
    }

    private Run finished(String kind, String program) throws Exception {
        String lock = "\"lock\":{\"kind\":\"" + kind + "\"}";
        return RunTests.finished(
                runs.start(READER.read("{\"version\":2," + lock + "," + program + "}"), RunTests.requester("a test")),
                RunTests.LIMIT);
    }

    private static long last(List<Event> events, Class<? extends Event> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .mapToLong(Event::t)
                .max()
                .orElseThrow();
    }
}
