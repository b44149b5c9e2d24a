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

/** Where every buyer of a run is now, as far as its events tell. Thread-safe. */
final class BuyerStates {

    /** What a buyer is doing. */
    enum BuyerState {
        /** On its way between two gates. */
        WORKING,
        /** Stopped at a gate. */
        AT_GATE,
        /** Asking for the lock. */
        WAITING,
        /** In a step that never returns. */
        HUNG,
        /** Through with its program. */
        FINISHED,
        /** Gone with its process. */
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

    /** Takes notice of an event of the run. */
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
                // Happens on the way.
            }
        }
    }

    /** Whether nothing of the kind changes anything for a buyer any more; its process may live on with the lock. */
    private boolean isOver(int buyer, Event event) {
        return states[buyer] == BuyerState.DEAD
                || states[buyer] == BuyerState.FINISHED && event.kind() != EventKind.FAULT;
    }

    /** Says that a worker's process is gone, and everybody in it. */
    synchronized void died(int worker) {
        int first = worker * placement.threads();
        Arrays.fill(states, first, first + placement.threads(), BuyerState.DEAD);
        Arrays.fill(frozen, first, first + placement.threads(), false);
    }

    /** Says that a buyer was let through its gate. */
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

    /** Whether a buyer that lives has the lock. */
    synchronized boolean isHolding(int buyer) {
        return holdings.has(buyer) && states[buyer] != BuyerState.DEAD;
    }

    synchronized boolean isFrozen(int buyer) {
        return frozen[buyer];
    }

    /** The buyer that has the lock; the one with the lowest number if several do. */
    synchronized OptionalInt holder() {
        return first(this::isHolding);
    }

    /** The processes of all who live and have the lock. */
    synchronized Set<Integer> workersWithLock() {
        return IntStream.range(0, states.length)
                .filter(this::isHolding)
                .mapToObj(placement::workerOf)
                .collect(Collectors.toSet());
    }

    /**
     * Whether it is certain that nobody will ever go on: whoever has not finished hangs, or waits without a limit for
     * somebody who will not give the lock back. Where a lease or a user could change that, it is not certain.
     */
    synchronized boolean isStuck() {
        return first(this::canGoOn).isEmpty()
                && first(buyer -> states[buyer] == BuyerState.HUNG || states[buyer] == BuyerState.WAITING)
                        .isPresent();
    }

    /**
     * Whether a buyer waits for a lock that it will not get unless somebody lets its holder through a gate, or not at
     * all. Whoever waits for a lease that is over will get it.
     */
    synchronized boolean isBlocked(int buyer) {
        return isBlocked(buyer, Duration.ZERO);
    }

    /**
     * As {@link #isBlocked(int)}, but that whoever waits for a lease is not blocked if it is over soon.
     *
     * @param patience how soon
     */
    synchronized boolean isBlocked(int buyer, Duration patience) {
        return states[buyer] == BuyerState.WAITING
                && !holdings.getsItAgain(buyer)
                && first(other -> holdings.isSameLock(other, buyer)
                                && (keepsAtGate(other, patience) || keepsForEver(other)))
                        .isPresent();
    }

    /** Whether somebody is on the way to its next gate, or may come to be. */
    synchronized boolean isAnybodyMoving() {
        return first(buyer -> states[buyer] == BuyerState.WORKING || comesBack(buyer) || waitsUnblocked(buyer))
                .isPresent();
    }

    /** Whether somebody stands at a gate and would go on if that was opened. */
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

    /** Whether it is frozen in the midst of something that it can go on with. */
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

    /** Whoever is frozen cannot be let through its gate: the end of its lease or session is waited for. */
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

    /** Whether it does not stand at its gate any more: it tells when it does so again. */
    private static boolean takesFromGate(Event event) {
        return event.text(Field.FAULT)
                .flatMap(FaultKind::find)
                .filter(TAKING_FROM_GATE::contains)
                .isPresent();
    }

    /** Whether the server has given the lock to others: it belonged to the connection that was cut. */
    private boolean cutsLock(Event event) {
        boolean isOfConnection = lock.kind() == LockKind.ADVISORY || lock.kind() == LockKind.ROW;
        return isOfConnection
                && event.text(Field.FAULT).filter("disconnect"::equals).isPresent();
    }

    private OptionalInt first(IntPredicate condition) {
        return IntStream.range(0, states.length).filter(condition).findFirst();
    }
}
