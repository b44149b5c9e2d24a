package org.lockplay.run;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.lock.FailureEffect;
import org.lockplay.lock.LockKind;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** The state of every buyer of a run, derived from its events. Thread-safe. */
final class BuyerStates {

    /** The state of one buyer. */
    enum BuyerState {
        /** Running between two gates. */
        WORKING,
        /** Blocked at a gate. */
        AT_GATE,
        /** Waiting for the lock. */
        WAITING,
        /** Blocked forever in a step. */
        HUNG,
        /** Finished its program. */
        FINISHED,
        /** Its process has ended. */
        DEAD
    }

    private static final Set<FaultKind> TAKING_FROM_GATE =
            EnumSet.of(FaultKind.EXCEPTION, FaultKind.CRASH, FaultKind.SLOW);

    private final LongSupplier now;
    private final Placement placement;
    private final LockSpec lock;
    private final BuyerState[] states;
    private final Holdings holdings;
    private final boolean[] frozen;

    /** @param now the time on the run's clock, in nanoseconds */
    BuyerStates(Scenario scenario, LongSupplier now) {
        this.now = now;
        placement = scenario.placement();
        lock = scenario.lock();
        states = new BuyerState[placement.buyers()];
        Arrays.fill(states, BuyerState.WORKING);
        holdings = new Holdings(scenario);
        frozen = new boolean[states.length];
    }

    /** Updates the states from an event of the run. */
    synchronized void onEvent(Event event) {
        int buyer = event.buyer();
        if (buyer == Event.NO_BUYER || isOver(buyer, event)) {
            return;
        }
        switch (event.kind()) {
            case GATE -> states[buyer] = BuyerState.AT_GATE;
            case LOCK_REQUESTED -> states[buyer] = BuyerState.WAITING;
            case LOCK_ACQUIRED -> {
                states[buyer] = BuyerState.WORKING;
                holdings.acquired(event);
            }
            case LOCK_RELEASED -> {
                states[buyer] = BuyerState.WORKING;
                holdings.released(event);
            }
            case LOCK_LOST -> {
                states[buyer] = BuyerState.WORKING;
                holdings.lost(buyer);
            }
            case BUYER_FINISHED -> states[buyer] = isKilled(event) ? BuyerState.DEAD : BuyerState.FINISHED;
            case FROZEN -> frozen[buyer] = true;
            case THAWED -> frozen[buyer] = false;
            case FAULT -> {
                if (endsForEver(event)) {
                    states[buyer] = BuyerState.HUNG;
                } else if (cutsLock(event)) {
                    holdings.lost(buyer);
                } else if (states[buyer] == BuyerState.AT_GATE && takesFromGate(event)) {
                    states[buyer] = BuyerState.WORKING;
                }
            }
            case LOCK_TIMEOUT, FAILED -> states[buyer] = BuyerState.WORKING;
            default -> {
                // Does not change the state.
            }
        }
    }

    /**
     * Whether the event is ignored because its buyer is dead or finished. A finished buyer's process may still hold the
     * lock.
     */
    private boolean isOver(int buyer, Event event) {
        return states[buyer] == BuyerState.DEAD
                || states[buyer] == BuyerState.FINISHED && event.kind() != EventKind.FAULT;
    }

    /** Records that a worker's process, with all its buyers, has ended. */
    synchronized void died(int worker) {
        int first = worker * placement.threads();
        Arrays.fill(states, first, first + placement.threads(), BuyerState.DEAD);
        Arrays.fill(frozen, first, first + placement.threads(), false);
    }

    /** Records that a buyer has passed its gate. */
    synchronized void passed(int buyer) {
        states[buyer] = BuyerState.WORKING;
    }

    synchronized BuyerState stateOf(int buyer) {
        return states[buyer];
    }

    /** The buyers that have neither finished nor died. */
    synchronized List<Integer> unfinished() {
        return IntStream.range(0, states.length)
                .filter(buyer -> states[buyer] != BuyerState.FINISHED && states[buyer] != BuyerState.DEAD)
                .boxed()
                .toList();
    }

    /** Whether a buyer is alive and holds the lock. */
    synchronized boolean isHolding(int buyer) {
        return holdings.has(buyer) && states[buyer] != BuyerState.DEAD;
    }

    synchronized boolean isFrozen(int buyer) {
        return frozen[buyer];
    }

    /** The buyer that holds the lock; if several do, the one with the lowest number. */
    synchronized OptionalInt holder() {
        return first(this::isHolding);
    }

    /** The numbers of the workers whose live buyers hold the lock. */
    synchronized Set<Integer> workersWithLock() {
        return IntStream.range(0, states.length)
                .filter(this::isHolding)
                .mapToObj(placement::workerOf)
                .collect(Collectors.toSet());
    }

    /**
     * Whether it is certain that no buyer will ever continue: every unfinished buyer hangs, or waits without a time-out
     * for a holder that will never release the lock. False if a lease or a user could change that.
     */
    synchronized boolean isStuck() {
        return first(this::canGoOn).isEmpty()
                && first(buyer -> states[buyer] == BuyerState.HUNG || states[buyer] == BuyerState.WAITING)
                        .isPresent();
    }

    /**
     * Whether a buyer waits for a lock that it cannot get until the holder passes a gate, or cannot get at all. A buyer
     * that waits for an expired lease is not blocked.
     */
    synchronized boolean isBlocked(int buyer) {
        return isBlocked(buyer, Duration.ZERO);
    }

    /**
     * As {@link #isBlocked(int)}, but a buyer is not blocked either if the lease that it waits for expires soon.
     *
     * @param patience the remaining lease time that counts as soon
     */
    synchronized boolean isBlocked(int buyer, Duration patience) {
        return states[buyer] == BuyerState.WAITING
                && !holdings.getsItAgain(buyer)
                && first(other -> holdings.isSameLock(other, buyer)
                                && (keepsAtGate(other, patience) || keepsForEver(other)))
                        .isPresent();
    }

    /** Whether any buyer is running, or can resume without passing a gate. */
    synchronized boolean isAnybodyMoving() {
        return first(buyer -> states[buyer] == BuyerState.WORKING || comesBack(buyer) || waitsUnblocked(buyer))
                .isPresent();
    }

    /** Whether any buyer is at a gate and would continue if the gate were opened. */
    synchronized boolean isAnybodyAtGate() {
        return first(buyer -> states[buyer] == BuyerState.AT_GATE && !frozen[buyer])
                .isPresent();
    }

    private boolean waitsUnblocked(int buyer) {
        return states[buyer] == BuyerState.WAITING && !isBlocked(buyer);
    }

    private boolean canGoOn(int buyer) {
        if (comesBack(buyer)) {
            return true;
        }
        return switch (states[buyer]) {
            case WORKING, AT_GATE -> true;
            case WAITING ->
                lock.acquireTimeout().isPresent()
                        || holdings.getsItAgain(buyer)
                        || first(other -> holdings.isSameLock(other, buyer) && keepsForEver(other))
                                .isEmpty();
            case HUNG, FINISHED, DEAD -> false;
        };
    }

    /** Whether the buyer is frozen and will continue once it is thawed. */
    private boolean comesBack(int buyer) {
        return frozen[buyer]
                && switch (states[buyer]) {
                    case WORKING, AT_GATE, WAITING -> true;
                    case HUNG, FINISHED, DEAD -> false;
                };
    }

    private boolean keepsAtGate(int buyer, Duration patience) {
        return holdings.has(buyer)
                && states[buyer] == BuyerState.AT_GATE
                && !isLeaseOver(buyer, patience)
                && !holdings.hasSuccessor(buyer);
    }

    /**
     * Whether the holder's lease expires within the given time. A frozen buyer cannot pass its gate, so its lease or
     * session counts as expiring.
     */
    private boolean isLeaseOver(int buyer, Duration patience) {
        if (frozen[buyer]) {
            return lock.kind().survival().frozen() == FailureEffect.LEASE_ENDS;
        }
        return lock.kind().survival().thrown() == FailureEffect.LEASE_ENDS
                && now.getAsLong() + patience.toNanos() - holdings.acquiredNs(buyer)
                        > lock.lease().toNanos();
    }

    private boolean keepsForEver(int buyer) {
        if (!holdings.has(buyer) || holdings.hasSuccessor(buyer)) {
            return false;
        }
        return switch (states[buyer]) {
            case WAITING ->
                !holdings.getsItAgain(buyer) && lock.kind().survival().thrown() == FailureEffect.STUCK;
            case FINISHED, HUNG -> lock.kind().survival().thrown() == FailureEffect.STUCK;
            case DEAD -> lock.kind().survival().killed() == FailureEffect.STUCK && !lock.is(LockOption.STALE_CHECK);
            case WORKING, AT_GATE -> false;
        };
    }

    private static boolean isKilled(Event event) {
        return event.text(Field.OUTCOME).filter("killed"::equals).isPresent();
    }

    private static boolean endsForEver(Event event) {
        return event.text(Field.FAULT)
                .filter(fault -> fault.equals("hang") || fault.equals("torn-write"))
                .isPresent();
    }

    /** Whether the fault makes the buyer leave its gate; the buyer emits {@code gate} again when it returns. */
    private static boolean takesFromGate(Event event) {
        return event.text(Field.FAULT)
                .flatMap(FaultKind::find)
                .filter(TAKING_FROM_GATE::contains)
                .isPresent();
    }

    /** Whether the cut connection owned the lock, so that the server has released it. */
    private boolean cutsLock(Event event) {
        boolean isOfConnection = lock.kind() == LockKind.ADVISORY || lock.kind() == LockKind.ROW;
        return isOfConnection
                && event.text(Field.FAULT).filter("disconnect"::equals).isPresent();
    }

    private OptionalInt first(IntPredicate condition) {
        return IntStream.range(0, states.length).filter(condition).findFirst();
    }
}
