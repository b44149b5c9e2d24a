package org.lockplay.run;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.json.Json;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/**
 * Decides when the buyers of one run pass their gates: first by the schedule, if there is one; then by the user's steps
 * in step mode, else all gates are open. Thread-safe.
 */
final class GateController {

    private final String run;
    private final BuyerStates buyerStates;
    private final RunWorkers runWorkers;
    private final FaultInjector.RunContext context;
    private final long gates;
    private final Optional<ScheduleDriver> driver;
    private boolean stepping;

    /** @param run the run's id */
    GateController(
            String run,
            Scenario scenario,
            BuyerStates buyerStates,
            RunWorkers runWorkers,
            FaultInjector faults,
            FaultInjector.RunContext context) {
        this.run = run;
        this.buyerStates = buyerStates;
        this.runWorkers = runWorkers;
        this.context = context;
        this.gates = Schedule.gatesIn(scenario.schedule().turns());
        this.stepping = scenario.mode() == Mode.STEP;
        this.driver = scenario.schedule().isEmpty()
                ? Optional.empty()
                : Optional.of(new ScheduleDriver(scenario, buyerStates, context, new GateActions(faults)));
    }

    /** Carries out the turns of the schedule. */
    private final class GateActions implements ScheduleDriver.GateActions {

        private final FaultInjector faults;

        GateActions(FaultInjector faults) {
            this.faults = faults;
        }

        @Override
        public void pass(int buyer) {
            letThrough(buyer);
        }

        @Override
        public void inject(Turn turn, Consumer<Boolean> done) {
            faults.again(turn, done);
        }

        @Override
        public void end() {
            scheduleEnded();
        }
    }

    /** Starts the replay of the schedule; call this when the buyers start. */
    void open() {
        driver.ifPresent(ScheduleDriver::start);
    }

    /** Notifies the schedule of an event of the run. */
    void onEvent(Event event) {
        driver.ifPresent(present -> present.onEvent(event));
    }

    /** Checks the time-outs of the replay; call this periodically. */
    void look() {
        driver.ifPresent(ScheduleDriver::look);
    }

    /**
     * Lets a buyer pass the gate that it is blocked at.
     *
     * @throws RefusedException if gates are not stepped by the user now, or the buyer is not at a gate
     */
    void pass(int buyer) throws RefusedException {
        requireStepping();
        synchronized (this) {
            switch (buyerStates.stateOf(buyer)) {
                case AT_GATE -> letThrough(buyer);
                case FINISHED, DEAD -> throw new RefusedException("buyer-finished", buyer);
                case WORKING, WAITING, HUNG -> throw new RefusedException("not-at-gate", buyer);
            }
        }
    }

    /**
     * Opens all gates permanently.
     *
     * @throws RefusedException if gates are not stepped by the user now
     */
    void free() throws RefusedException {
        requireStepping();
        openAll();
    }

    private void letThrough(int buyer) {
        runWorkers.workerOf(buyer).ifPresent(worker -> {
            buyerStates.passed(buyer);
            worker.send(Json.write(Map.of("command", "pass", "buyer", buyer)));
        });
    }

    private void scheduleEnded() {
        boolean free;
        synchronized (this) {
            free = !stepping;
        }
        if (free) {
            if (buyerStates.isAnybodyAtGate()) {
                context.record(Event.of(context.now(), EventKind.SCHEDULE_ENDED).with(Field.POSITION, gates));
            }
            openAll();
        }
    }

    private void openAll() {
        synchronized (this) {
            stepping = false;
        }
        buyerStates.unfinished().stream()
                .map(runWorkers::workerOf)
                .flatMap(Optional::stream)
                .distinct()
                .forEach(worker -> worker.send(Json.write(Map.of("command", "free", "run", run))));
    }

    private void requireStepping() throws RefusedException {
        if (driver.filter(ScheduleDriver::isDriving).isPresent()) {
            throw new RefusedException("still-repeating");
        }
        synchronized (this) {
            if (!stepping) {
                throw new RefusedException("not-stepping");
            }
        }
    }
}
