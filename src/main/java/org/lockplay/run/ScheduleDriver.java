package org.lockplay.run;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.run.Situation.Place;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.store.StoreKind;

/**
 * Lets the buyers of one run through their gates in the order of the scenario's schedule. Thread-safe.
 *
 * <p>The rule: the earliest gate of the schedule that is left and whose buyer can go on is passed next, once the buyer
 * before has come to rest: at its next gate, at its end, or in a {@code think} that no fault waits at, which touches
 * nothing. Whoever cannot go on, because it waits for a lock that another one holds, is told of by an event ({@code
 * off-schedule}) and passed over; what it has left in the schedule is made up for as soon as it can go on. A lease that is
 * over soon is waited for, and one that the program itself can outlast, however long it is. Gates of a buyer that is
 * through, dead or hangs are dropped, and told of too unless the run has parted from its schedule before. When nobody can
 * go on, or nothing is left, the schedule ends.
 *
 * <p>Not promised is what lies behind one gate: whether two who test the flag meet between its test and its setting, or
 * what a write that a fault cuts in two meets where a lock has several holders at once. Nor what was done by hand, of which
 * a scenario says nothing: whoever was only slowed down or frozen has its place, but whoever was struck down goes on. Nor
 * that a longer lease ends again under a holder that something else than its program had held up: the same schedule can
 * be that of another lock, and under this one the one who waits is blocked.
 */
final class ScheduleDriver {

    private static final int NOBODY = -1;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** In a transaction a step can wait for another buyer's without a word. */
    private static final Duration PATIENCE_WITH_TRANSACTIONS = Duration.ofMillis(400);

    /** A lease can have ended under a holder that was only slow, where nothing in a schedule tells of it. */
    private static final Duration PATIENCE_WITH_LEASES = Duration.ofMillis(400);

    private final List<Integer> schedule;
    private final LockSpec lock;
    private final Duration patienceWithLeases;
    private final Situation situation;
    private final FaultDesk.Floor floor;
    private final IntConsumer pass;
    private final Runnable onEnd;
    private final Map<Integer, Boolean> thinks;
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

    /**
     * @param pass lets a buyer through the gate that it stands at
     * @param onEnd called once, when nothing of the schedule is left that can be followed
     */
    ScheduleDriver(Scenario scenario, Situation situation, FaultDesk.Floor floor, IntConsumer pass, Runnable onEnd) {
        this.schedule = scenario.schedule().buyers();
        this.lock = scenario.lock();
        this.situation = situation;
        this.floor = floor;
        this.pass = pass;
        this.onEnd = onEnd;
        ProgramCode code = ProgramCode.of(scenario.program());
        this.patienceWithLeases =
                outlastsItsLease(scenario, code) ? lock.lease().plus(PATIENCE_WITH_LEASES) : PATIENCE_WITH_LEASES;
        this.thinks = code.instructions().stream()
                .collect(Collectors.toMap(
                        Instruction::line, instruction -> isQuiet(instruction, scenario), (first, second) -> first));
        this.line = new int[scenario.placement().buyers()];
        this.left = new int[line.length];
        schedule.forEach(buyer -> left[buyer]++);
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
    synchronized void notice(Event event) {
        int buyer = event.buyer();
        if (buyer == Event.NO_BUYER || event.kind() == EventKind.OFF_SCHEDULE) {
            return;
        }
        quietSinceNs = System.nanoTime();
        slow.clear(buyer);
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
        if (started && !over && System.nanoTime() - quietSinceNs > patience().toNanos()) {
            for (int buyer = 0; buyer < line.length; buyer++) {
                boolean isAway = situation.placeOf(buyer) == Place.WORKING && !thinking.get(buyer)
                        || situation.placeOf(buyer) == Place.WAITING;
                slow.set(buyer, isAway && !delayed.get(buyer) && !situation.isFrozen(buyer));
            }
            quietSinceNs = System.nanoTime();
        }
        advance();
    }

    private void advance() {
        while (started && !over && (current == NOBODY || isAtRest(current))) {
            int next = next();
            if (next == NOBODY) {
                return;
            }
            current = schedule.get(next);
            done.set(next);
            left[current]--;
            arrived.clear(current);
            thinking.set(current, thinks.getOrDefault(line[current], false));
            pass.accept(current);
        }
    }

    /** The place in the schedule of the gate to pass next; {@link #NOBODY} if that is not known yet, or at the end. */
    private int next() {
        BitSet passedOver = new BitSet();
        for (int i = done.nextClearBit(0); i < schedule.size(); i = done.nextClearBit(i + 1)) {
            int buyer = schedule.get(i);
            if (passedOver.get(buyer)) {
                continue;
            }
            switch (situation.placeOf(buyer)) {
                case AT_GATE -> {
                    return situation.isFrozen(buyer) || !arrived.get(buyer) ? NOBODY : i;
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
        if (passedOver.isEmpty() || !situation.isAnybodyMoving()) {
            over = true;
            onEnd.run();
        }
        return NOBODY;
    }

    private boolean isAtRest(int buyer) {
        return switch (situation.placeOf(buyer)) {
            case AT_GATE, FINISHED, DEAD, HUNG -> true;
            // Whoever has nothing left to do in the schedule has given up there: that takes its time again.
            case WAITING ->
                isBlocked(buyer) && (left[buyer] > 0 || lock.acquireTimeout().isEmpty());
            case WORKING -> thinking.get(buyer) || slow.get(buyer) || isHeldUpWithLock(buyer);
        };
    }

    private boolean isHeldUpWithLock(int buyer) {
        return situation.isHolding(buyer) && (delayed.get(buyer) || situation.isFrozen(buyer));
    }

    private boolean isBlocked(int buyer) {
        return slow.get(buyer) || situation.isBlocked(buyer, patienceWithLeases);
    }

    /** Whether a buyer is at rest there; it is not where it has yet to meet a fault. */
    private static boolean isQuiet(Instruction instruction, Scenario scenario) {
        return instruction.operation() == Instruction.Operation.THINK
                && scenario.faults().stream().noneMatch(fault -> instruction.is(fault.at()));
    }

    /** Whether a lease can end under a holder that only does what its program says: then that is no loss of time. */
    private static boolean outlastsItsLease(Scenario scenario, ProgramCode code) {
        boolean writesToFile = scenario.store() == StoreKind.FILE;
        return code.longestHoldMs(writesToFile, scenario.jitterMs())
                > scenario.lock().lease().toMillis();
    }

    private void drop(int index, String reason) {
        // Once the run has gone another way, it is no news that it comes to fewer gates.
        if (!parted) {
            tell(index, reason);
        }
        done.set(index);
        left[schedule.get(index)]--;
    }

    private void tell(int index, String reason) {
        int buyer = schedule.get(index);
        if (!toldOf.get(buyer)) {
            toldOf.set(buyer);
            parted = true;
            floor.record(Event.of(floor.now(), EventKind.OFF_SCHEDULE, buyer)
                    .with(Field.STEP, line[buyer] == 0 ? null : line[buyer])
                    .with(Field.REASON, reason)
                    .with(Field.POSITION, index + 1));
        }
    }

    private Duration patience() {
        boolean hasTransactions = lock.kind() == LockKind.ROW || lock.kind() == LockKind.SERIALIZABLE;
        Duration lease = lock.kind().options().contains(LockOption.LEASE_MS)
                ? Duration.ofMillis((Long) lock.value(LockOption.LEASE_MS))
                : Duration.ZERO;
        return hasTransactions ? PATIENCE_WITH_TRANSACTIONS : PATIENCE.plus(lease);
    }
}
