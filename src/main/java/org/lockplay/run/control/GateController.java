package org.lockplay.run.control;

import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.OffSchedule;
import org.lockplay.history.ScheduleEnded;
import org.lockplay.scenario.Mode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/**
 * Decides when the buyers of one run pass their gates: first by the schedule, if there is one; then by the user's steps
 * in step mode, else all gates are open. For the run's thread.
 *
 * <ol>
 *   <li>After every event, and periodically, ask the {@link Scheduler} for the next turn.
 *   <li>Let the buyer of the turn pass, or inject the fault.
 *   <li>When the schedule is over, continue with the user's steps, or open all gates.
 * </ol>
 */
final class GateController {

    private final BuyerProgress progress;
    private final GateActions actions;
    private final HistoryRecorder history;
    private final ManualSteps steps = new ManualSteps();
    private final GatePermits permits;
    private final boolean stepMode;
    private final long gates;
    /** Empty while all gates are open. */
    private Optional<Scheduler> scheduler;

    private boolean started;

    /** @param scheduler decides first; empty if the gates are open or stepped by the user from the start */
    GateController(
            Scenario scenario,
            Optional<Scheduler> scheduler,
            BuyerProgress progress,
            GateActions actions,
            HistoryRecorder history) {
        this.progress = progress;
        this.actions = actions;
        this.history = history;
        this.permits = new GatePermits(scenario);
        this.stepMode = scenario.mode() == Mode.STEP;
        this.gates = Schedule.gatesIn(scenario.schedule().turns());
        this.scheduler = scheduler.isPresent() ? scheduler : afterSchedule();
    }

    private Optional<Scheduler> afterSchedule() {
        return stepMode ? Optional.of(steps) : Optional.empty();
    }

    /** Starts to let buyers pass; call this when the buyers start. */
    void open() {
        started = true;
        progress.start();
        advance();
    }

    /** Processes an event of the run that {@link BuyerStates} has already processed. */
    void onEvent(Event event) {
        if (scheduler.isEmpty() || event.buyer() == Event.NO_BUYER || event instanceof OffSchedule) {
            return;
        }
        progress.onEvent(event);
        permits.onEvent(event);
        advance();
    }

    /** Checks the time-outs; call this periodically. */
    void tick() {
        advance();
    }

    /**
     * Lets a buyer pass the gate that it is blocked at.
     *
     * @throws RefusedException if gates are not stepped by the user now, or the buyer is not at a gate
     */
    void pass(int buyer) throws RefusedException {
        requireStepping();
        switch (progress.stateOf(buyer)) {
            case AT_GATE -> {
                steps.choose(buyer);
                advance();
            }
            case FINISHED, DEAD -> throw new RefusedException("buyer-finished", buyer);
            case WORKING, WAITING, HUNG -> throw new RefusedException("not-at-gate", buyer);
        }
    }

    /**
     * Opens all gates permanently.
     *
     * @throws RefusedException if gates are not stepped by the user now
     */
    void free() throws RefusedException {
        requireStepping();
        scheduler = Optional.empty();
        actions.openAll();
    }

    private void requireStepping() throws RefusedException {
        if (scheduler.isEmpty()) {
            throw new RefusedException("not-stepping");
        }
        if (scheduler.get() != steps) {
            throw new RefusedException("still-repeating");
        }
    }

    private void advance() {
        while (started && scheduler.isPresent()) {
            Optional<Turn> turn = scheduler.get().next(progress);
            if (turn.isPresent()) {
                carryOut(turn.get());
            } else if (scheduler.get().isOver()) {
                end();
            } else {
                return;
            }
        }
    }

    private void carryOut(Turn turn) {
        if (turn.isInjected()) {
            progress.injects(turn);
            actions.inject(turn, progress.gateOf(turn.buyer()), accepted -> injected(turn, accepted));
        } else {
            progress.passed(turn.buyer());
            int gates = permits.use(
                    turn.buyer(), scheduler.map(Scheduler::turnsAhead).orElse(0));
            if (gates > 0) {
                actions.pass(turn.buyer(), gates);
            }
        }
    }

    private void injected(Turn turn, boolean accepted) {
        if (progress.isRefused(turn, accepted)) {
            scheduler.ifPresent(present -> present.refused(turn, progress));
        }
        advance();
    }

    private void end() {
        actions.endRepetition();
        scheduler = afterSchedule();
        if (scheduler.isEmpty()) {
            if (!progress.runnable().isEmpty()) {
                history.record(new ScheduleEnded(EventHeader.of(history.nowNs()), gates));
            }
            actions.openAll();
        }
    }
}
