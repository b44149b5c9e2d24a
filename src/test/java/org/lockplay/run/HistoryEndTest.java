package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.history.TestEvents.text;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockplay.StartsProcesses;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.run.archive.RunStatus;
import org.lockplay.run.control.FaultOrder;
import org.lockplay.run.control.RefusedException;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.ScenarioReader;

/**
 * Runs of real processes that are ended while their buyers are active: no event follows the end of a run or of a buyer.
 * {@link RunTests#finished} checks the rules.
 */
@StartsProcesses
@QuarkusTest
class HistoryEndTest {

    private static final Duration LIMIT = Duration.ofSeconds(40);
    private static final String BUSY = "\"placement\":{\"processes\":3,\"threads\":2},\"rounds\":1000,\"stock\":10000,";

    @Inject
    Runs runs;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"store\":\"memory\",\"program\":\"read\\ntake\\nwrite\"",
                "\"store\":\"memory\",\"lock\":{\"kind\":\"spin\"},\"program\":\"with lock:\\n"
                        + "  read\\n"
                        + "  take\\n"
                        + "  write\"",
                "\"store\":\"memory\",\"lock\":{\"kind\":\"file-lock\"},\"program\":\"lock\\nread\\nwrite\\nunlock\"",
            })
    void aBuyerThatIsStoppedWhileActiveFinishesAfterwards(String part) throws Exception {
        Run run = start(BUSY + part);
        RunTests.await(run, EventKind.WROTE, LIMIT);
        runs.stop(run);

        RunTests.finished(run, LIMIT);
        assertThat(outcome(run, 0)).isIn("killed", "bought");
        assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
    }

    @Test
    void aBuyerThatIsStoppedByTheTimeLimitFinishesAfterwards() throws Exception {
        Run run = start("\"placement\":{\"processes\":3},\"timeLimitMs\":1000,"
                + "\"program\":\"think 900\\nread\\nthink 120\\nquery\\nthink 900\\nquery\"");

        RunTests.finished(run, LIMIT);
        assertThat(outcome(run, 0)).isIn("cut-off", "sold-out");
    }

    /** Buyer 2 is slow; one of the others hangs with the lock, and the third waits for it. */
    @Test
    void atTheTimeLimitWhoCouldHaveGoneOnIsCutOffAndWhoCouldNotIsStuck() throws Exception {
        Run run = start("\"placement\":{\"processes\":3},\"lock\":{\"kind\":\"semaphore\"},\"timeLimitMs\":1500,"
                + "\"program\":\"think 1\\nlock\\nread\\ntake\\nwrite\\nunlock\","
                + "\"faults\":[{\"buyer\":2,\"at\":\"think\",\"kind\":\"slow\",\"forMs\":10000},"
                + "{\"buyer\":\"holder\",\"at\":\"read\",\"kind\":\"hang\"}]");

        RunTests.finished(run, LIMIT);
        assertThat(List.of(outcome(run, 0), outcome(run, 1), outcome(run, 2)))
                .containsExactly("stuck", "stuck", "cut-off");
    }

    /** A buyer that is about to finish at the time limit can finish before its process is killed. */
    @RepeatedTest(5)
    void aRunIsCutOffIfAndOnlyIfOneOfItsBuyersIs() throws Exception {
        Run run = start("\"placement\":{\"processes\":3},\"timeLimitMs\":1000,\"program\":\"think 998\"");

        RunTests.finished(run, LIMIT);
        List<String> outcomes = List.of(outcome(run, 0), outcome(run, 1), outcome(run, 2));
        assertThat(run.status())
                .as("%s", outcomes)
                .isEqualTo(outcomes.contains("cut-off") ? RunStatus.TIMED_OUT : RunStatus.FINISHED);
    }

    /** A freeze at the last moment is in the history or not, but never after its end. */
    @RepeatedTest(5)
    void aFaultByHandAtTheEndIsInTheHistoryOrNowhere() throws Exception {
        Run run = start("\"placement\":{\"processes\":2},\"program\":\"read\\nthink 30\\nread\"");
        RunTests.await(run, EventKind.READ, LIMIT);
        try {
            runs.steering(run).order(0, FaultOrder.byHand(FaultKind.FREEZE, OptionalLong.of(40)));
        } catch (RefusedException e) {
            assertThat(e.code()).isIn("buyer-finished", RefusedException.RUN_ENDED);
        }
        RunTests.finished(run, LIMIT);
    }

    /**
     * The buyer has failed with the lock, so its process lives on and holds it. Then it is killed, and the other buyer
     * continues.
     */
    @Test
    void aFinishedBuyerThatKeepsTheLockIsKilledAfterItsFinish() throws Exception {
        Run run = start("\"placement\":{\"processes\":2},\"lock\":{\"kind\":\"file-lock\"},"
                + "\"program\":\"think 1\\nlock\\nread\\ntake\\nwrite\","
                + "\"faults\":[{\"buyer\":1,\"at\":\"think\",\"kind\":\"slow\",\"forMs\":3000}]");
        RunTests.await(run, EventKind.BUYER_FINISHED, LIMIT);
        Event first = run.log().all().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED)
                .findFirst()
                .orElseThrow();
        runs.steering(run).order(first.buyer(), FaultOrder.byHand(FaultKind.CRASH, OptionalLong.empty()));

        RunTests.finished(run, LIMIT);
        Event fault = run.log().all().stream()
                .filter(event -> text(event, "fault").filter("crash"::equals).isPresent())
                .findFirst()
                .orElseThrow();
        assertThat(fault.seq()).isGreaterThan(first.seq());
        assertThat(fault.buyer()).isEqualTo(first.buyer());
        assertThat(outcome(run, 1)).isEqualTo("sold-out");
    }

    private static String outcome(Run run, int buyer) {
        return run.log().all().stream()
                .filter(event -> event.kind() == EventKind.BUYER_FINISHED && event.buyer() == buyer)
                .findFirst()
                .flatMap(event -> text(event, "outcome"))
                .orElseThrow();
    }

    private Run start(String part) throws Exception {
        return runs.start(
                new ScenarioReader(Limits.DEFAULT).read("{\"version\":1," + part + "}"), RunTests.requester("a test"));
    }
}
