package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Turn;

/** The time limits of a run: ten seconds, or in step mode ten seconds per step and one minute in total. */
class RunCommandsTest {

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private BuyerStates buyerStates;
    private RunCommands commands;
    private RunDeadline deadline;

    private void open(String mode) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":1,\"placement\":{\"processes\":2},\"timeLimitMs\":10000,\"mode\":\"" + mode
                        + "\"}");
        Stopwatch stopwatch = new Stopwatch(clock::get);
        buyerStates = new BuyerStates(scenario);
        BuyerProgress progress = new BuyerProgress(scenario, buyerStates, stopwatch::nowNs);
        GateController gates = new GateController(scenario, Optional.empty(), progress, new NoActions(), null);
        deadline = new RunDeadline(scenario, Duration.ofMinutes(1), clock::get);
        deadline.start();
        commands = new RunCommands(scenario, buyerStates, null, gates, deadline);
        gates.open();
    }

    /** The commands go nowhere. */
    private static final class NoActions implements GateActions {

        @Override
        public void pass(int buyer, int gates) {}

        @Override
        public void inject(Turn turn, FaultOrder.Gate gate, Consumer<Boolean> onResult) {}

        @Override
        public void endRepetition() {}

        @Override
        public void openAll() {}
    }

    private void pass(int seconds) {
        clock.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    private void stands(int buyer) {
        buyerStates.onEvent(TestEvents.event(0, EventKind.GATE, buyer));
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

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> commands.free());
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> commands.pass(0));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> commands.pass(7));

        pass(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void refusedRequestsDoNotExtendARunInStepMode() throws Exception {
        open("step");
        pass(9);

        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> commands.pass(0));

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
            commands.pass(0);
        }
    }

    @Test
    void stepsDoNotExtendARunBeyondItsAbsoluteEnd() throws Exception {
        open("step");
        for (int i = 0; i < 6; i++) {
            assertThat(deadline.hasPassed()).isFalse();
            pass(9);
            stands(0);
            commands.pass(0);
        }
        pass(6);
        assertThat(deadline.hasPassed()).isTrue();
    }

    /** It would go on at its thaw, at a moment that the user does not expect. */
    @Test
    void aFrozenBuyerPassesNoGate() throws Exception {
        open("step");
        stands(0);
        buyerStates.onEvent(TestEvents.event(1, EventKind.FROZEN, 0));
        pass(9);

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> commands.pass(0))
                .withMessage("buyer-frozen");

        pass(1);
        assertThat(deadline.hasPassed()).isTrue();
    }

    @Test
    void commandsAreRefusedWhenTheRunIsEnding() throws Exception {
        open("step");
        stands(0);
        commands.close();

        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> commands.pass(0))
                .withMessage("run-already-ended");
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(commands::free)
                .withMessage("run-already-ended");
    }
}
