package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;

/** The time limits of a run: ten seconds, or in step mode ten seconds per step and one minute in total. */
class SteeringTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private BuyerStates buyerStates;
    private Steering steering;
    private RunDeadline deadline;

    private void open(String mode) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":2},\"timeLimitMs\":10000,\"mode\":\"" + mode
                        + "\"}");
        buyerStates = new BuyerStates(scenario, clock::get);
        deadline = new RunDeadline(scenario, Duration.ofMinutes(1), clock::get);
        GateController gates =
                new GateController("a run", scenario, buyerStates, new RunWorkers(scenario.placement()), null, null);
        steering = new Steering(scenario, buyerStates, null, gates, deadline);
        steering.open();
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void stands(int buyer) {
        buyerStates.onEvent(Event.of(0, EventKind.GATE, buyer));
    }

    @Test
    void aRunEndsAtItsTimeLimit() throws Exception {
        open("free");
        pass(9);
        assertThat(deadline.hasPassed()).isFalse();
        pass(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void refusedRequestsDoNotExtendAFreeRun() throws Exception {
        open("free");
        stands(0);
        pass(9);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> steering.free());
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> steering.pass(0));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> steering.pass(7));

        pass(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void refusedRequestsDoNotExtendARunInStepMode() throws Exception {
        open("step");
        pass(9);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> steering.pass(0));

        pass(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void everyStepRestartsTheTimeLimit() throws Exception {
        open("step");
        for (int i = 0; i < 5; i++) {
            pass(9);
            assertThat(deadline.hasPassed()).isFalse();
            stands(0);
            steering.pass(0);
        }
    }

    @Test
    void stepsDoNotExtendARunBeyondItsAbsoluteEnd() throws Exception {
        open("step");
        for (int i = 0; i < 6; i++) {
            assertThat(deadline.hasPassed()).isFalse();
            pass(9);
            stands(0);
            steering.pass(0);
        }
        pass(6);
        assertThat(deadline.hasPassed()).isTrue();
    }
}
