package org.lockplay.run.control;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.lockplay.lock.Claim;
import org.lockplay.lock.FailureEffect;
import org.lockplay.lock.LockOption;
import org.lockplay.lock.LockSpec;
import org.lockplay.lock.WaitForGraph;
import org.lockplay.run.control.BuyerStates.BuyerState;
import org.lockplay.scenario.Scenario;

/**
 * Whether the buyers of a run can continue, derived from their states and from the failure semantics of the lock. For
 * the run's thread.
 */
final class StuckCheck {

    private final LockSpec lock;
    private final int buyers;
    private final int processes;
    private final BuyerStates states;
    private final Holdings holdings;

    StuckCheck(Scenario scenario, BuyerStates states) {
        this.lock = scenario.lock();
        this.buyers = scenario.placement().buyers();
        this.processes = scenario.placement().processes();
        this.states = states;
        this.holdings = states.holdings();
    }

    /**
     * Whether it is certain that no buyer will ever continue: every unfinished buyer hangs, or waits without a time-out
     * for a holder that will never release the lock. False if a lease or a user could change that.
     */
    boolean isStuck() {
        Set<Integer> stuck = stuckBuyers();
        return first(buyer -> canGoOn(buyer, stuck)).isEmpty()
                && first(this::isHungOrWaiting).isPresent()
                && !endsByDetection();
    }

    /** Whether the lock's implementation may still end a deadlock by refusing a request. */
    private boolean endsByDetection() {
        return lock.detectsDeadlock(processes)
                && !waiting().cycles(hold -> !keepsForEver(hold)).isEmpty();
    }

    /** Whether it is certain that a buyer will never continue; see {@link #isStuck()}. */
    boolean isStuck(int buyer) {
        return isHungOrWaiting(buyer) && !canGoOn(buyer, stuckBuyers());
    }

    private boolean isHungOrWaiting(int buyer) {
        return states.stateOf(buyer) == BuyerState.HUNG || states.stateOf(buyer) == BuyerState.WAITING;
    }

    /** The buyers that wait for a lock that no buyer releases. */
    private Set<Integer> stuckBuyers() {
        return waiting().stuckBuyers(hold -> !keepsForEver(hold));
    }

    /** Which buyers wait for which, without those that wait only for a time. */
    private WaitForGraph waiting() {
        return lock.acquireTimeout().isPresent() ? new WaitForGraph(holdings.holds(), List.of()) : states.waiting();
    }

    private boolean canGoOn(int buyer, Set<Integer> stuck) {
        if (comesBack(buyer)) {
            return true;
        }
        return switch (states.stateOf(buyer)) {
            case WORKING, AT_GATE -> true;
            case WAITING -> !stuck.contains(buyer);
            case HUNG, FINISHED, DEAD -> false;
        };
    }

    /** Whether the buyer is frozen and will continue once it is thawed. */
    private boolean comesBack(int buyer) {
        return states.isFrozen(buyer)
                && switch (states.stateOf(buyer)) {
                    case WORKING, AT_GATE, WAITING -> true;
                    case HUNG, FINISHED, DEAD -> false;
                };
    }

    /** Whether a hold lasts as long as its buyer does not continue. */
    private boolean keepsForEver(Claim hold) {
        return switch (states.stateOf(hold.buyer())) {
            case WAITING ->
                states.requestOf(hold.buyer()).filter(holdings::isGrantedAtOnce).isEmpty()
                        && lock.kind().survival().thrown() == FailureEffect.STUCK;
            case FINISHED, HUNG -> lock.kind().survival().thrown() == FailureEffect.STUCK;
            case DEAD -> lock.kind().survival().killed() == FailureEffect.STUCK && !lock.is(LockOption.STALE_CHECK);
            case WORKING, AT_GATE -> false;
        };
    }

    private OptionalInt first(IntPredicate condition) {
        return IntStream.range(0, buyers).filter(condition).findFirst();
    }
}
