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
 * Lets the buyers of one run through their gates in the order of the scenario's schedule, and does to them again what was
 * done by hand. Thread-safe.
 *
 * <p>The rule: the earliest gate of the schedule that is left and whose buyer can go on is passed next, once the buyer
 * before has come to rest: at its next gate, at its end, or in a {@code think} that no fault waits at, which touches
 * nothing. Whoever cannot go on, because it waits for a lock that another one holds, is told of by an event ({@code
 * off-schedule}) and passed over; what it has left in the schedule is made up for as soon as it can go on. A lease that is
 * over soon is waited for, and one that the program itself can outlast, however long it is. Gates of a buyer that is
 * through, dead or hangs are dropped, and told of too unless the run has parted from its schedule before. When nobody can
 * go on, or nothing is left, the schedule ends. A buyer whose patience is to run out is waited for; that it gets the lock,
 * or waits without a limit, is told of.
 *
 * <p>What was done by hand comes upon its buyer at the gate where it stands, or while it waits for the lock; nobody is let
 * through until it has happened (see {@link FaultAcknowledgement}). What cannot be done, as when there is no connection to cut under
 * this lock, is told of and dropped.
 *
 * <p>Not promised is what lies behind one gate: whether two who test the flag meet between its test and its setting, or
 * what a write that a fault cuts in two meets where a lock has several holders at once, or that one is killed by hand amid a
 * write. Nor that a longer lease ends again under a holder that nothing but chance had held up: the same schedule can be
 * that of another lock, and under this one the one who waits is blocked.
 */
final class ScheduleDriver {

    private static final int NOBODY = -1;

    /** What the driver has done to buyers. */
    interface GateActions {

        /** Lets a buyer through the gate that it stands at. */
        void pass(int buyer);

        /**
         * Does to a buyer what was done by hand.
         *
         * @param done is told later whether it could be done
         */
        void inject(Turn turn, Consumer<Boolean> done);

        /** Nothing of the schedule is left that can be followed; told once. */
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
    /** Those at a gate that was told of here: the situation knows of it a moment earlier, and {@link #line} does not. */
    private final BitSet arrived = new BitSet();

    private final BitSet thinking = new BitSet();
    private final BitSet delayed = new BitSet();
    /** Those that were told of, until they come to a gate again. */
    private final BitSet toldOf = new BitSet();
    /** Those that have been waited for in vain, until they are heard of again. */
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

    /** Begins. */
    synchronized void start() {
        started = true;
        quietSinceNs = System.nanoTime();
        advance();
    }

    /** Whether the schedule decides who goes next. */
    synchronized boolean isDriving() {
        return !over;
    }

    /** Takes notice of an event of the run, which the situation knows of already. */
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
                // What it does on the way is its own matter.
            }
        }
        advance();
    }

    /** Looks whether somebody has died, or has been waited for in vain; to be called now and then. */
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

    /** The place in the schedule of the turn that is next; {@link #NOBODY} if that is not known yet, or at the end. */
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

    /** Whether it stands or waits somewhere, or is held up for longer than anybody would wait. */
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
            // Whoever has nothing left to do in the schedule has given up there: that takes its time again.
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

    /** A buyer's patience has run out, or never will. */
    private void endTimeout(int index, int buyer) {
        if (timeouts.hasTimedOut(buyer)) {
            end(index);
        } else {
            drop(index, FaultAcknowledgement.reasonOf(buyerStates.stateOf(buyer), "not-timed-out"));
        }
    }

    private void drop(int index, String reason) {
        // Once the run has gone another way, it is no news that it comes to fewer gates.
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
