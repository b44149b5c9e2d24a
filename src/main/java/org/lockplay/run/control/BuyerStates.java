package org.lockplay.run.control;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.GateReached;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockLost;
import org.lockplay.history.LockReleased;
import org.lockplay.history.LockRequested;
import org.lockplay.history.LockTimedOut;
import org.lockplay.history.Outcome;
import org.lockplay.history.Thawed;
import org.lockplay.lock.Claim;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.WaitForGraph;
import org.lockplay.name.LockName;
import org.lockplay.scenario.Placement;
import org.lockplay.scenario.Scenario;

/** The state of every buyer of a run, derived from its events. For the run's thread. */
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

    private final Scenario scenario;
    private final Placement placement;
    private final LockSpec lock;
    private final BuyerState[] states;
    private final Holdings holdings;
    /** The lock that each buyer has requested last. */
    private final Claim[] requests;

    private final boolean[] frozen;

    BuyerStates(Scenario scenario) {
        this.scenario = scenario;
        placement = scenario.placement();
        lock = scenario.lock();
        states = new BuyerState[placement.buyers()];
        Arrays.fill(states, BuyerState.WORKING);
        holdings = new Holdings(scenario);
        requests = new Claim[states.length];
        frozen = new boolean[states.length];
    }

    /** Updates the states from an event of the run. */
    void onEvent(Event event) {
        int buyer = event.buyer();
        if (buyer == Event.NO_BUYER || isOver(buyer, event)) {
            return;
        }
        if (event instanceof GateReached) {
            states[buyer] = BuyerState.AT_GATE;
        } else if (event instanceof LockRequested request) {
            states[buyer] = BuyerState.WAITING;
            requests[buyer] = scenario.claim(buyer, request.lock(), request.shared());
        } else if (event instanceof LockAcquired acquired) {
            states[buyer] = BuyerState.WORKING;
            holdings.acquired(acquired);
        } else if (event instanceof LockReleased) {
            states[buyer] = BuyerState.WORKING;
            holdings.released(event);
        } else if (event instanceof LockLost) {
            states[buyer] = BuyerState.WORKING;
            holdings.lost(event);
        } else if (event instanceof LockTimedOut || event instanceof DeadlockRefused || event instanceof Failed) {
            states[buyer] = BuyerState.WORKING;
        } else if (event instanceof BuyerFinished end) {
            states[buyer] = end.outcome() == Outcome.KILLED ? BuyerState.DEAD : BuyerState.FINISHED;
        } else if (event instanceof Frozen) {
            frozen[buyer] = true;
        } else if (event instanceof Thawed) {
            frozen[buyer] = false;
        } else if (event instanceof FaultInjected injected) {
            onFault(buyer, injected.fault());
        }
    }

    private void onFault(int buyer, FaultKind fault) {
        if (fault.effect() == FaultEffect.HUNG) {
            states[buyer] = BuyerState.HUNG;
        } else if (cutsLock(fault)) {
            holdings.lostAll(buyer);
        } else if (states[buyer] == BuyerState.AT_GATE && fault.leavesGate()) {
            states[buyer] = BuyerState.WORKING;
        }
    }

    /**
     * Whether the event is ignored because its buyer is dead or finished. A finished buyer's process may still hold the
     * lock.
     */
    private boolean isOver(int buyer, Event event) {
        return states[buyer] == BuyerState.DEAD
                || states[buyer] == BuyerState.FINISHED && !(event instanceof FaultInjected);
    }

    /** Records that a worker's process, with all its buyers, has ended. */
    void died(int worker) {
        int first = worker * placement.threads();
        Arrays.fill(states, first, first + placement.threads(), BuyerState.DEAD);
        Arrays.fill(frozen, first, first + placement.threads(), false);
    }

    /** Records that a buyer has passed its gate. */
    void passed(int buyer) {
        states[buyer] = BuyerState.WORKING;
    }

    BuyerState stateOf(int buyer) {
        return states[buyer];
    }

    /** The buyers that have neither finished nor died. */
    List<Integer> unfinished() {
        return IntStream.range(0, states.length)
                .filter(buyer -> states[buyer] != BuyerState.FINISHED && states[buyer] != BuyerState.DEAD)
                .boxed()
                .toList();
    }

    /** The unfinished buyers of a worker. */
    List<Integer> unfinishedIn(int worker) {
        return unfinished().stream()
                .filter(buyer -> placement.workerOf(buyer) == worker)
                .toList();
    }

    /** The lock that a waiting buyer waits for; empty if the buyer does not wait. */
    Optional<Claim> requestOf(int buyer) {
        return states[buyer] == BuyerState.WAITING ? Optional.of(requests[buyer]) : Optional.empty();
    }

    /** Which buyers wait for which now. */
    WaitForGraph waiting() {
        List<Claim> waiting = IntStream.range(0, states.length)
                .mapToObj(this::requestOf)
                .flatMap(Optional::stream)
                .filter(request -> !holdings.isGrantedAtOnce(request))
                .toList();
        return new WaitForGraph(holdings.holds(), waiting);
    }

    /** Whether a buyer waits in a deadlock that the lock's implementation will end by refusing a request. */
    boolean isToBeRefused(int buyer) {
        return lock.detectsDeadlock(placement.processes())
                && waiting().cycles(hold -> false).stream()
                        .flatMap(List::stream)
                        .anyMatch(edge -> edge.request().buyer() == buyer);
    }

    /** Whether a buyer is alive and holds a lock. */
    boolean isHolding(int buyer) {
        return holdings.has(buyer) && states[buyer] != BuyerState.DEAD;
    }

    boolean isFrozen(int buyer) {
        return frozen[buyer];
    }

    /** Which buyers hold which locks. */
    Holdings holdings() {
        return holdings;
    }

    /** The live buyers that hold a lock, the last acquisition first. A buyer whose lease has passed to another does not. */
    List<Integer> holdersOf(LockName name) {
        return living(holdings.holdersOf(name));
    }

    /** The buyers of {@link #holdersOf} for any lock. */
    List<Integer> holders() {
        return living(holdings.holders());
    }

    private List<Integer> living(Stream<Integer> buyers) {
        return buyers.filter(buyer -> states[buyer] != BuyerState.DEAD).toList();
    }

    /** Whether the cut connection owned the lock, so that the server has released it. */
    private boolean cutsLock(FaultKind fault) {
        return lock.kind().isOfConnection() && fault.effect() == FaultEffect.CUT_OFF;
    }
}
