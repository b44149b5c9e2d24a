package org.lockplay.run.control;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Committed;
import org.lockplay.history.Conflicted;
import org.lockplay.history.DeadlockRefused;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.GateReached;
import org.lockplay.history.LockTimedOut;
import org.lockplay.history.LockWaiting;
import org.lockplay.history.Thawed;
import org.lockplay.history.Wrote;
import org.lockplay.run.control.BuyerStates.BuyerState;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Turn;

/**
 * Which buyers of a run with closed gates are runnable, and which are idle, for the {@link Scheduler}. A buyer is
 * runnable if it stands at its gate and is not frozen. For the run's thread.
 */
final class BuyerProgress {

    private final BuyerStates states;
    private final LongSupplier now;
    private final Set<Integer> quietLines;
    private final int[] line;
    private final int[] passes;
    private final BitSet thinking = new BitSet();
    /** The buyers that have emitted that they wait for a lock. */
    private final BitSet waiting = new BitSet();

    /** The buyers whose writes are not committed, so that others that write have to wait. */
    private final BitSet uncommitted = new BitSet();

    /** The buyers whose requests were refused because of a deadlock, and which now leave their blocks. */
    private final BitSet refused = new BitSet();

    private final BitSet delayed = new BitSet();
    private final BitSet timedOut = new BitSet();
    private final BitSet overdue = new BitSet();
    /** The fault or thaw of the schedule that no event has acknowledged yet. */
    private Optional<Turn> injecting = Optional.empty();

    private long quietSinceNs;

    /** @param now the time on the run's clock, in nanoseconds */
    BuyerProgress(Scenario scenario, BuyerStates states, LongSupplier now) {
        this.states = states;
        this.now = now;
        this.quietLines = ProgramCode.of(scenario.program())
                .linesOf(instruction -> instruction.operation() == Instruction.Operation.THINK);
        this.line = new int[scenario.placement().buyers()];
        this.passes = new int[line.length];
    }

    /** Records that the buyers start now. */
    void start() {
        quietSinceNs = now.getAsLong();
    }

    /** Processes an event of a buyer that {@link BuyerStates} has already processed. */
    void onEvent(Event event) {
        int buyer = event.buyer();
        quietSinceNs = now.getAsLong();
        overdue.clear(buyer);
        noteWait(event);
        noteWrite(event);
        injecting = injecting.filter(turn -> !acknowledges(event, turn));
        line[buyer] = event.hasStep() ? event.step() : line[buyer];
        passes[buyer] = event.header().pass().orElse(passes[buyer]);
        if (event instanceof GateReached) {
            thinking.clear(buyer);
            delayed.clear(buyer);
        } else if (event instanceof FaultInjected injected) {
            delayed.set(buyer, injected.fault().lasts());
        } else if (event instanceof LockTimedOut) {
            timedOut.set(buyer);
        } else if (event instanceof DeadlockRefused) {
            refused.set(buyer);
        } else if (event instanceof BuyerFinished) {
            refused.clear(buyer);
        }
    }

    /** A wait lasts until the buyer's next event; a fault during the wait does not end it. */
    private void noteWait(Event event) {
        boolean lasts = event instanceof FaultInjected || event instanceof Frozen || event instanceof Thawed;
        waiting.set(event.buyer(), event instanceof LockWaiting || lasts && waiting.get(event.buyer()));
    }

    private void noteWrite(Event event) {
        if (event instanceof Wrote write) {
            uncommitted.set(event.buyer(), write.uncommitted());
        } else if (event instanceof Committed
                || event instanceof Conflicted
                || event instanceof Failed
                || event instanceof BuyerFinished) {
            uncommitted.clear(event.buyer());
        }
    }

    private static boolean acknowledges(Event event, Turn turn) {
        if (event.buyer() == turn.buyer() && turn instanceof Turn.InjectFault inject) {
            return inject.kind().effect() == FaultEffect.FROZEN
                    ? event instanceof Frozen
                    : event.isFault(inject.kind());
        }
        return event.buyer() == turn.buyer() && event instanceof Thawed;
    }

    /** Records that a fault or thaw is injected. The schedule continues when an event acknowledges it. */
    void injects(Turn turn) {
        injecting = Optional.of(turn);
    }

    /**
     * Records the answer to an injection. A fault that waits for a later step is over once it is accepted.
     *
     * @return whether it was refused, and not acknowledged already
     */
    boolean isRefused(Turn turn, boolean accepted) {
        boolean isAwaited = isInjecting() && injecting.get().equals(turn);
        boolean isOver = !accepted
                || turn instanceof Turn.InjectFault inject && inject.kind().waitsForItsStep();
        injecting = injecting.filter(awaited -> !isAwaited || !isOver);
        return isAwaited && !accepted;
    }

    /** Whether a fault or thaw of the schedule has not been acknowledged yet. */
    boolean isInjecting() {
        return injecting.isPresent();
    }

    /** Records that a buyer passes its gate. */
    void passed(int buyer) {
        states.passed(buyer);
        delayed.clear(buyer);
        thinking.set(buyer, quietLines.contains(line[buyer]));
    }

    /** The buyers that could pass their gates now. */
    List<Integer> runnable() {
        return IntStream.range(0, line.length).filter(this::isRunnable).boxed().toList();
    }

    boolean isRunnable(int buyer) {
        return stateOf(buyer) == BuyerState.AT_GATE && !states.isFrozen(buyer);
    }

    BuyerState stateOf(int buyer) {
        return states.stateOf(buyer);
    }

    boolean isFrozen(int buyer) {
        return states.isFrozen(buyer);
    }

    boolean isHolding(int buyer) {
        return states.isHolding(buyer);
    }

    /**
     * Whether nothing that a buyer does before its next gate can affect the others: it is at its gate, at its end,
     * blocked, delayed by a fault, or in a {@code think}.
     */
    boolean isIdle(int buyer) {
        return switch (stateOf(buyer)) {
            case AT_GATE, FINISHED, DEAD, HUNG -> true;
            case WAITING -> isBlocked(buyer);
            case WORKING -> thinking.get(buyer) || delayed.get(buyer) || isBlocked(buyer);
        };
    }

    /**
     * Whether a buyer cannot reach its next gate before another one has passed: it has emitted that it waits, and another
     * one holds the lock or has written in its transaction; or the run has stopped waiting for the buyer. Not while the
     * lock's implementation is about to end a deadlock.
     */
    boolean isBlocked(int buyer) {
        return overdue.get(buyer) || waiting.get(buyer) && hasToWait(buyer);
    }

    /** On a busy machine, a buyer can emit that it waits although its step only takes long. */
    private boolean hasToWait(int buyer) {
        return stateOf(buyer) == BuyerState.WORKING
                ? uncommitted.stream().anyMatch(writer -> writer != buyer)
                : states.requestOf(buyer).filter(states.holdings()::isTakenFor).isPresent()
                        && !states.isToBeRefused(buyer)
                        && refused.isEmpty();
    }

    /** Whether a buyer between two gates can be reached by a fault: it is delayed, frozen, overdue, or it waits. */
    boolean isHeldUp(int buyer) {
        return isFrozen(buyer) || delayed.get(buyer) || overdue.get(buyer) || waiting.get(buyer);
    }

    /** Whether the run has stopped waiting for a buyer; reset by the buyer's next event. */
    boolean isOverdue(int buyer) {
        return overdue.get(buyer);
    }

    /** Whether a buyer has timed out at the lock. */
    boolean hasTimedOut(int buyer) {
        return timedOut.get(buyer);
    }

    /** Whether any buyer is running, or can resume without passing a gate. */
    boolean isAnybodyMoving() {
        return IntStream.range(0, line.length).anyMatch(buyer -> switch (stateOf(buyer)) {
            case WORKING, WAITING -> isFrozen(buyer) || !isBlocked(buyer);
            case AT_GATE -> isFrozen(buyer);
            case HUNG, FINISHED, DEAD -> false;
        });
    }

    /** The program line of a buyer's last event; 0 if none. */
    int line(int buyer) {
        return line[buyer];
    }

    /** The gate that a buyer has reached. */
    FaultOrder.Gate gateOf(int buyer) {
        return new FaultOrder.Gate(line[buyer], passes[buyer]);
    }

    /** Whether no buyer has emitted an event for some time. */
    boolean isQuietFor(Duration time) {
        return now.getAsLong() - quietSinceNs > time.toNanos();
    }

    /** Stops waiting for buyers that are expected to emit an event and do not, and for an injection. */
    void giveUpWaiting() {
        injecting = Optional.empty();
        for (int buyer = 0; buyer < line.length; buyer++) {
            boolean isAway = stateOf(buyer) == BuyerState.WORKING && !thinking.get(buyer)
                    || stateOf(buyer) == BuyerState.WAITING;
            overdue.set(buyer, isAway && !delayed.get(buyer) && !isFrozen(buyer));
        }
        quietSinceNs = now.getAsLong();
    }
}
