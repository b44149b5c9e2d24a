package org.lockplay.run.control;

import static org.lockplay.history.TestEvents.number;
import static org.lockplay.history.TestEvents.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.TestEvents;
import org.lockplay.run.archive.RunLog;
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

    final RunLog log = new RunLog();
    final AtomicLong now = new AtomicLong();
    final List<Integer> passed = new ArrayList<>();
    final List<String> permitted = new ArrayList<>();
    final List<String> told = new ArrayList<>();
    final List<String> injected = new ArrayList<>();
    final List<Consumer<Boolean>> answers = new ArrayList<>();
    BuyerStates buyerStates;
    GateController driver;
    int ends;
    int repetitionsOver;
    private Scenario scenario;
    private HistoryRecorder recorder;

    void allAtTheirFirstGate(String schedule, String lock, String program) throws Exception {
        drive(schedule, lock, program);
        arriveAll();
    }

    void drive(String schedule, String lock, String program) throws Exception {
        drive(schedule, lock, program, "");
    }

    void drive(String schedule, String lock, String program, String faults) throws Exception {
        drive(
                "\"lock\":%s,\"program\":\"%s\",\"schedule\":\"%s\",\"faults\":[%s]"
                        .formatted(lock, program, schedule, faults),
                history -> RecordedSchedule.of(scenario, history));
    }

    /** Opens a run of three processes with more members of its scenario. */
    void drive(String members, Function<HistoryRecorder, Optional<Scheduler>> scheduler) throws Exception {
        scenario = new ScenarioReader(Limits.DEFAULT)
                .read("{\"version\":2,\"placement\":{\"processes\":3}," + members + "}");
        Stopwatch stopwatch = new Stopwatch(now::get);
        stopwatch.start();
        now.set(TimeUnit.MILLISECONDS.toNanos(1));
        recorder = new HistoryRecorder(log, Integer.MAX_VALUE, stopwatch);
        buyerStates = new BuyerStates(scenario);
        BuyerProgress progress = new BuyerProgress(scenario, buyerStates, stopwatch::nowNs);
        driver = new GateController(scenario, scheduler.apply(recorder), progress, new Hands(), recorder);
        recorder.addListener(this::note);
        recorder.addListener(buyerStates::onEvent);
        recorder.addListener(driver::onEvent);
    }

    private void note(Event event) {
        if (event.kind() == EventKind.OFF_SCHEDULE) {
            told.add(event.buyer() + " " + text(event, "reason").orElseThrow() + " "
                    + number(event, "position").orElseThrow());
        }
    }

    /** Lets time pass, and the driver check its time-outs. */
    void elapse(Duration time) {
        now.addAndGet(time.toNanos());
        driver.tick();
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

    /** Requests the lock and does not get it. */
    void waits(int buyer) {
        happens(EventKind.LOCK_REQUESTED, buyer, 1);
        happens(EventKind.LOCK_WAITING, buyer, 1);
    }

    void finishes(int buyer, String outcome) {
        happens(EventKind.BUYER_FINISHED, buyer, 0, "outcome=" + outcome);
    }

    /** Processes an event; see {@link TestEvents} for its members. */
    void happens(EventKind kind, int buyer, int step, String... members) {
        happens(event(kind, buyer, step, members));
    }

    void happens(Event event) {
        recorder.record(event);
    }

    static Event event(EventKind kind, int buyer, int step, String... members) {
        String[] all =
                Stream.concat(Stream.of("step=" + step), Stream.of(members)).toArray(String[]::new);
        return TestEvents.event(TimeUnit.MILLISECONDS.toNanos(1), kind, buyer, all);
    }

    /** Records the driver's actions. */
    private final class Hands implements GateActions {

        @Override
        public void pass(int buyer, int gates) {
            passed.add(buyer);
            permitted.add(buyer + " " + gates);
        }

        @Override
        public void inject(Turn turn, FaultOrder.Gate gate, Consumer<Boolean> done) {
            injected.add(turn.text());
            answers.add(done);
        }

        @Override
        public void endRepetition() {
            repetitionsOver++;
        }

        @Override
        public void openAll() {
            ends++;
        }
    }
}
