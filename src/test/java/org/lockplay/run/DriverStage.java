package org.lockplay.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Limits;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.ScenarioReader;
import org.lockplay.scenario.Turn;

/** A run of three buyers without processes: tests emit its events and observe the driver's actions. */
abstract class DriverStage {

    static final String NO_LOCK = "{\"kind\":\"none\"}";
    static final String SEMAPHORE = "{\"kind\":\"semaphore\"}";
    static final String READS = "query\\nread\\ntake\\nwrite";
    static final String LOCKS = "lock\\nread\\nunlock";

    final List<Integer> passed = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> injected = new ArrayList<>();
    final List<Consumer<Boolean>> answers = new ArrayList<>();
    BuyerStates buyerStates;
    ScheduleDriver driver;
    int ends;

    void allAtTheirFirstGate(String schedule, String lock, String program) throws Exception {
        drive(schedule, lock, program);
        arriveAll();
    }

    void drive(String schedule, String lock, String program) throws Exception {
        drive(schedule, lock, program, "");
    }

    void drive(String schedule, String lock, String program, String faults) throws Exception {
        Scenario scenario = new ScenarioReader(Limits.DEFAULT)
                .read(("{\"version\":1,\"placement\":{\"processes\":3},\"lock\":%s,"
                                + "\"program\":\"%s\",\"schedule\":\"%s\",\"faults\":[%s]}")
                        .formatted(lock, program, schedule, faults));
        buyerStates = new BuyerStates(scenario, () -> TimeUnit.MILLISECONDS.toNanos(1));
        driver = new ScheduleDriver(scenario, buyerStates, new Hall(), new Hands());
    }

    void arriveAll() {
        for (int buyer = 0; buyer < 3; buyer++) {
            happens(EventKind.GATE, buyer, 1);
        }
    }

    void acquires(int buyer) {
        happens(EventKind.LOCK_REQUESTED, buyer, 1);
        happens(EventKind.LOCK_ACQUIRED, buyer, 1);
        happens(EventKind.GATE, buyer, 2);
    }

    void finishes(int buyer, String outcome) {
        happens(EventKind.BUYER_FINISHED, buyer, 0, Field.OUTCOME, outcome);
    }

    void happens(EventKind kind, int buyer, int step) {
        happens(event(kind, buyer, step));
    }

    void happens(EventKind kind, int buyer, int step, Field field, String value) {
        happens(event(kind, buyer, step).with(field, value));
    }

    void happens(Event event) {
        buyerStates.onEvent(event);
        driver.onEvent(event);
    }

    static Event event(EventKind kind, int buyer, int step) {
        return Event.of(TimeUnit.MILLISECONDS.toNanos(1), kind, buyer).with(Field.STEP, step == 0 ? null : step);
    }

    /** Records the driver's actions. */
    private final class Hands implements ScheduleDriver.GateActions {

        @Override
        public void pass(int buyer) {
            buyerStates.passed(buyer);
            passed.add(buyer);
        }

        @Override
        public void inject(Turn turn, Consumer<Boolean> done) {
            injected.add(turn.text());
            answers.add(done);
        }

        @Override
        public void end() {
            ends++;
        }
    }

    /** Records the driver's events and dispatches them, as a run does. */
    private final class Hall implements FaultInjector.RunContext {

        @Override
        public Optional<WorkerProcess> workerOf(int buyer) {
            throw new AssertionError("the driver has no business with processes");
        }

        @Override
        public int cutConnections(int buyer) {
            throw new AssertionError("the driver cuts nobody's connections");
        }

        @Override
        public void record(Event event) {
            assertThat(event.kind()).isEqualTo(EventKind.OFF_SCHEDULE);
            told.add(event.buyer() + " " + event.text(Field.REASON).orElseThrow() + " "
                    + event.number(Field.POSITION).orElseThrow());
            happens(event);
        }

        @Override
        public long now() {
            return TimeUnit.MILLISECONDS.toNanos(1);
        }
    }
}
