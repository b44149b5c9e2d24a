package org.lockplay.run;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockSpec;
import org.lockplay.run.BuyerStates.BuyerState;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/**
 * Replays the scenario's schedule: lets the buyers of one run pass their gates in its order, and repeats the faults
 * that were injected by hand. Thread-safe.
 *
 * <ol>
 *   <li>Wait until the buyer of the last turn is idle: at its next gate, finished, blocked on a lock, or in a {@code
 *       think} without a planned fault, which has no side effects.
 *   <li>Take the first remaining turn whose buyer is runnable. Let that buyer pass, or inject the turn's fault at its
 *       gate or during its lock wait. No buyer passes until the fault is acknowledged (see {@link
 *       FaultAcknowledgement}).
 *   <li>If a buyer is blocked on a lock, emit {@code off-schedule} once and skip its turns until it is runnable.
 *       Instead, wait for a lease that expires soon, or that the program itself can outlast.
 *   <li>At a time-out turn, wait for the buyer's time-out. If the buyer acquires the lock or waits without a limit,
 *       emit {@code off-schedule} and drop the turn.
 *   <li>Drop a fault that cannot be injected here, and emit {@code off-schedule}.
 *   <li>Drop turns of finished, dead or hung buyers. Emit {@code off-schedule} unless the run has already diverged.
 *   <li>End when no turn is left or no buyer can run.
 * </ol>
 *
 * <p>Not reproduced: interleavings inside one step, for example the test and the set of the {@code flag} lock, or a
 * torn write where a lock has several holders; a kill by hand during a write; the expiry of a long lease under a holder
 * that was slow by chance, because a buyer that waits for such a lease counts as blocked.
 */
final class ScheduleDriver {

    private static final int NOBODY = -1;

    /** The actions of the driver on buyers. */
    interface GateActions {

        /** Lets a buyer pass the gate that it is blocked at. */
        void pass(int buyer);

        /**
         * Injects a fault or thaw that was injected by hand in the recorded run.
         *
         * @param done later receives whether it was accepted
         */
        void inject(Turn turn, Consumer<Boolean> done);

        /** Called once, when no turn of the schedule can be followed any more. */
        void end();
    }

    private final List<Turn> schedule;
    private final LockSpec lock;
    private final ReplayTimeouts patience;
    private final BuyerStates buyerStates;
    private final FaultInjector.RunContext context;
    private final GateActions actions;
    private final FaultAcknowledgement strikes = new FaultAcknowledgement();
    private final TimeoutWatch timeouts;
    private final QuietSteps quiet;
    private final BitSet done = new BitSet();
    private final int[] line;
    private final int[] left;
    /**
     * Buyers whose {@code gate} event the driver has processed. {@link BuyerStates} is updated a moment before {@link
     * #line}.
     */
    private final BitSet arrived = new BitSet();

    private final BitSet thinking = new BitSet();
    private final BitSet delayed = new BitSet();
    /** Buyers with an {@code off-schedule} event since their last gate. */
    private final BitSet toldOf = new BitSet();
    /** Buyers that have exceeded the replay time-out, until their next event. */
    private final BitSet slow = new BitSet();

    private boolean started;
    private boolean over;
    private boolean parted;
    private int current = NOBODY;
    private long quietSinceNs;

    ScheduleDriver(Scenario scenario, BuyerStates buyerStates, FaultInjector.RunContext context, GateActions actions) {
        this.schedule = scenario.schedule().turns();
        this.lock = scenario.lock();
        this.buyerStates = buyerStates;
        this.context = context;
        this.actions = actions;
        this.timeouts = new TimeoutWatch(schedule, lock, buyerStates);
        ProgramCode code = ProgramCode.of(scenario.program());
        this.patience = ReplayTimeouts.with(scenario, code);
        this.quiet = QuietSteps.of(scenario, code);
        this.line = new int[scenario.placement().buyers()];
        this.left = new int[line.length];
        schedule.forEach(turn -> left[turn.buyer()]++);
    }

    /** Starts the replay. */
    synchronized void start() {
        started = true;
        quietSinceNs = System.nanoTime();
        advance();
    }

    /** Whether the replay is in progress. */
    synchronized boolean isDriving() {
        return !over;
    }

    /** Processes an event of the run that {@link BuyerStates} has already processed. */
    synchronized void onEvent(Event event) {
        int buyer = event.buyer();
        if (buyer == Event.NO_BUYER || event.kind() == EventKind.OFF_SCHEDULE) {
            return;
        }
        quietSinceNs = System.nanoTime();
        slow.clear(buyer);
        strikes.onEvent(event);
        timeouts.onEvent(event);
        event.number(Field.STEP).ifPresent(step -> line[buyer] = (int) step);
        switch (event.kind()) {
            case GATE -> {
                arrived.set(buyer);
                thinking.clear(buyer);
                delayed.clear(buyer);
                toldOf.clear(buyer);
            }
            case FAULT -> delayed.set(buyer);
            default -> {
                // Not relevant for the schedule.
            }
        }
        advance();
    }

    /** Checks for dead buyers and for time-outs; call this periodically. */
    synchronized void look() {
        Duration patient = strikes.isAnyUnderWay()
                ? ReplayTimeouts.WITH_STRIKES
                : patience.withBuyers().plus(timeouts.patience());
        if (started && !over && System.nanoTime() - quietSinceNs > patient.toNanos()) {
            for (int buyer = 0; buyer < line.length; buyer++) {
                boolean isAway = buyerStates.stateOf(buyer) == BuyerState.WORKING && !thinking.get(buyer)
                        || buyerStates.stateOf(buyer) == BuyerState.WAITING;
                slow.set(buyer, isAway && !delayed.get(buyer) && !buyerStates.isFrozen(buyer));
            }
            strikes.giveUp();
            quietSinceNs = System.nanoTime();
        }
        advance();
    }

    private void advance() {
        while (started && !over && !strikes.isAnyUnderWay() && (current == NOBODY || isAtRest(current))) {
            int next = next();
            if (next == NOBODY) {
                return;
            }
            current = schedule.get(next).buyer();
            end(next);
            if (schedule.get(next).isByHand()) {
                inject(next);
            } else {
                arrived.clear(current);
                delayed.clear(current);
                thinking.set(current, quiet.lines().contains(line[current]));
                actions.pass(current);
            }
        }
    }

    private void inject(int index) {
        Turn turn = schedule.get(index);
        strikes.begin(turn);
        actions.inject(turn, done -> injected(index, done));
    }

    private synchronized void injected(int index, boolean done) {
        strikes.ordered(schedule.get(index), done);
        if (!done) {
            tell(
                    index,
                    FaultAcknowledgement.reasonOf(
                            buyerStates.stateOf(schedule.get(index).buyer()), "spared"));
        }
        advance();
    }

    /** The index of the next turn; {@link #NOBODY} if it is not known yet, or at the end. */
    private int next() {
        BitSet passedOver = new BitSet();
        for (int i = done.nextClearBit(0); i < schedule.size(); i = done.nextClearBit(i + 1)) {
            int buyer = schedule.get(i).buyer();
            if (passedOver.get(buyer)) {
                continue;
            }
            if (schedule.get(i).isByHand() && canBeStruck(schedule.get(i))) {
                return i;
            }
            if (schedule.get(i) instanceof Turn.Timeout) {
                if (timeouts.isAwaited(buyer, slow.get(buyer))) {
                    return NOBODY;
                }
                endTimeout(i, buyer);
                continue;
            }
            switch (buyerStates.stateOf(buyer)) {
                case AT_GATE -> {
                    return buyerStates.isFrozen(buyer) || !arrived.get(buyer) ? NOBODY : i;
                }
                case WORKING, WAITING -> {
                    if (!isBlocked(buyer)) {
                        return NOBODY;
                    }
                    tell(i, "blocked");
                    passedOver.set(buyer);
                }
                case FINISHED -> drop(i, "finished");
                case DEAD -> drop(i, "dead");
                case HUNG -> drop(i, "hung");
            }
        }
        if (passedOver.isEmpty() || !buyerStates.isAnybodyMoving()) {
            over = true;
            actions.end();
        }
        return NOBODY;
    }

    /**
     * Whether the fault or thaw can be injected now: the buyer is blocked, frozen, delayed or slow, and the turn
     * affects it.
     */
    private boolean canBeStruck(Turn turn) {
        int buyer = turn.buyer();
        return switch (buyerStates.stateOf(buyer)) {
            case AT_GATE -> buyerStates.isFrozen(buyer) || arrived.get(buyer);
            case WAITING -> buyerStates.isFrozen(buyer) || isBlocked(buyer);
            case WORKING -> buyerStates.isFrozen(buyer) || delayed.get(buyer) || slow.get(buyer);
            case HUNG -> FaultAcknowledgement.reachesHanging(turn);
            case FINISHED -> FaultAcknowledgement.isDeath(turn) && buyerStates.isHolding(buyer);
            case DEAD -> false;
        };
    }

    private boolean isAtRest(int buyer) {
        return switch (buyerStates.stateOf(buyer)) {
            case AT_GATE, FINISHED, DEAD, HUNG -> true;
            // Without a remaining turn, the buyer timed out here in the recorded run; let it do so again.
            case WAITING ->
                timeouts.isNext(buyer, done)
                        || isBlocked(buyer)
                                && (left[buyer] > 0 || lock.acquireTimeout().isEmpty());
            case WORKING ->
                thinking.get(buyer)
                        || slow.get(buyer)
                        || buyerStates.isHolding(buyer) && (delayed.get(buyer) || buyerStates.isFrozen(buyer));
        };
    }

    private boolean isBlocked(int buyer) {
        return slow.get(buyer) || buyerStates.isBlocked(buyer, patience.withLeases());
    }

    /** Ends a time-out turn: the buyer has timed out, or never will. */
    private void endTimeout(int index, int buyer) {
        if (timeouts.hasTimedOut(buyer)) {
            end(index);
        } else {
            drop(index, FaultAcknowledgement.reasonOf(buyerStates.stateOf(buyer), "not-timed-out"));
        }
    }

    private void drop(int index, String reason) {
        // After the run has diverged, missing gates are expected.
        if (!parted) {
            tell(index, reason);
        }
        end(index);
    }

    private void end(int index) {
        done.set(index);
        left[schedule.get(index).buyer()]--;
    }

    private void tell(int index, String reason) {
        int buyer = schedule.get(index).buyer();
        if (!toldOf.get(buyer)) {
            toldOf.set(buyer);
            parted = true;
            context.record(Event.of(context.now(), EventKind.OFF_SCHEDULE, buyer)
                    .with(Field.STEP, line[buyer] == 0 ? null : line[buyer])
                    .with(Field.REASON, reason)
                    .with(Field.POSITION, Schedule.gatesIn(schedule.subList(0, index + 1))));
        }
    }
}
