package org.lockplay.run.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.ScheduleEnded;
import org.lockplay.scenario.Turn;

/** Who decides when the buyers pass: the user, the schedule, or any other scheduler. */
class GateControllerTest extends DriverStage {

    private static final String STEP_MODE = "\"mode\":\"step\",\"program\":\"read\\ntake\\nwrite\"";

    @Test
    void theUserLetsAnyBuyerAtItsGatePass() throws Exception {
        drive(STEP_MODE, history -> Optional.empty());
        driver.open();
        happens(EventKind.GATE, 2, 1);
        assertThat(passed).isEmpty();

        driver.pass(2);
        assertThat(passed).containsExactly(2);
        happens(EventKind.GATE, 0, 1);
        driver.pass(0);
        assertThat(passed).containsExactly(2, 0);
    }

    @Test
    void aBuyerThatIsNotAtItsGateCannotPass() throws Exception {
        drive(STEP_MODE, history -> Optional.empty());
        driver.open();
        assertThatThrownBy(() -> driver.pass(0)).hasMessage("not-at-gate");

        finishes(1, "bought");
        assertThatThrownBy(() -> driver.pass(1)).hasMessage("buyer-finished");

        happens(EventKind.GATE, 0, 1);
        driver.pass(0);
        assertThatThrownBy(() -> driver.pass(0)).hasMessage("not-at-gate");
        assertThat(passed).containsExactly(0);
    }

    @Test
    void theUserOpensAllGatesOnce() throws Exception {
        drive(STEP_MODE, history -> Optional.empty());
        driver.open();
        happens(EventKind.GATE, 0, 1);
        driver.free();
        assertThat(ends).isOne();

        assertThatThrownBy(() -> driver.pass(0)).hasMessage("not-stepping");
        assertThatThrownBy(driver::free).hasMessage("not-stepping");
        assertThat(passed).isEmpty();
    }

    @Test
    void nothingIsSteppedInAFreeRun() throws Exception {
        drive("\"program\":\"read\"", history -> Optional.empty());
        driver.open();

        assertThatThrownBy(() -> driver.pass(0)).hasMessage("not-stepping");
        assertThatThrownBy(driver::free).hasMessage("not-stepping");
        assertThat(ends).isZero();
    }

    @Test
    void theUserStepsOnAfterTheSchedule() throws Exception {
        drive("0 1", "{\"kind\":\"none\"},\"mode\":\"step\"", READS);
        arriveAll();
        driver.open();
        assertThat(passed).containsExactly(0);
        assertThatThrownBy(() -> driver.pass(2)).hasMessage("still-repeating");
        assertThatThrownBy(driver::free).hasMessage("still-repeating");

        happens(EventKind.GATE, 0, 2);
        happens(EventKind.GATE, 1, 2);
        driver.pass(2);
        assertThat(passed).containsExactly(0, 1, 2);
        assertThat(ends).isZero();
    }

    @Test
    void theHistoryNamesTheEndOfTheScheduleIfABuyerIsLeftAtItsGate() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        driver.open();
        happens(EventKind.GATE, 0, 2);
        happens(EventKind.GATE, 1, 2);

        Event last = log.all().get(log.all().size() - 1);
        assertThat(last)
                .isInstanceOfSatisfying(
                        ScheduleEnded.class, end -> assertThat(end.gates()).isEqualTo(2));
    }

    /** The event that lets the driver find the divergence stands before the report of it. */
    @Test
    void aReportFollowsItsCauseInTheHistory() throws Exception {
        allAtTheirFirstGate("0 0 1", NO_LOCK, READS);
        driver.open();
        finishes(0, "failed");

        assertThat(log.all()).extracting(Event::kind).endsWith(EventKind.BUYER_FINISHED, EventKind.OFF_SCHEDULE);
    }

    @Test
    void aSilentBuyerIsNotAwaitedForever() throws Exception {
        allAtTheirFirstGate("0 1", NO_LOCK, READS);
        driver.open();
        elapse(Duration.ofMillis(4_900));
        assertThat(passed).containsExactly(0);

        elapse(Duration.ofMillis(200));
        assertThat(passed).containsExactly(0, 1);
    }

    @Test
    void aFaultThatIsNeverAcknowledgedIsNotAwaitedForever() throws Exception {
        allAtTheirFirstGate("0!freeze 1", NO_LOCK, READS);
        driver.open();
        answers.get(0).accept(true);
        elapse(Duration.ofMillis(4_900));
        assertThat(passed).isEmpty();

        elapse(Duration.ofMillis(200));
        assertThat(passed).containsExactly(1);
    }

    /** Chooses at random among the runnable buyers when no other one is on its way. */
    private static final class RandomWalk implements Scheduler {

        private final Random random = new Random(7);

        @Override
        public Optional<Turn> next(BuyerProgress buyers) {
            List<Integer> runnable = buyers.runnable();
            return runnable.isEmpty() || buyers.isAnybodyMoving()
                    ? Optional.empty()
                    : Optional.of(new Turn.Pass(runnable.get(random.nextInt(runnable.size()))));
        }

        @Override
        public boolean isOver() {
            return false;
        }
    }

    @Test
    void anotherSchedulerIsOneClass() throws Exception {
        drive("\"program\":\"read\\ntake\\nwrite\"", history -> Optional.of(new RandomWalk()));
        driver.open();
        arriveAll();
        assertThat(passed).hasSize(1);

        for (int step = 2; step < 5; step++) {
            int last = passed.get(passed.size() - 1);
            happens(EventKind.GATE, last, step);
        }
        assertThat(passed).hasSize(4).isSubsetOf(0, 1, 2);
    }
}
