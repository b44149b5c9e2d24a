package org.lockplay.run.control;

import java.time.Duration;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.EventHeader;
import org.lockplay.history.OffSchedule;
import org.lockplay.history.OffScheduleReason;
import org.lockplay.lock.LockSpec;
import org.lockplay.run.control.BuyerStates.BuyerState;
import org.lockplay.scenario.Instruction;
import org.lockplay.scenario.ProgramCode;
import org.lockplay.scenario.Scenario;
import org.lockplay.scenario.Schedule;
import org.lockplay.scenario.Turn;

/**
 * Replays the scenario's schedule: the buyers pass their gates in its order, and its faults are injected. For the run's
 * thread.
 *
 * <ol>
 *   <li>Wait until the buyer of the last turn is {@linkplain BuyerProgress#isIdle idle}.
 *   <li>Take the first remaining turn whose buyer is runnable. A fault is injected at its buyer's gate or during its
 *       lock wait.
 *   <li>If a buyer is blocked on a lock, emit {@code off-schedule} once and skip its turns until it is runnable.
 *   <li>After the end of a hold without a release, wait until the next buyer has acquired the lock.
 *   <li>At a time-out turn, wait for the buyer's time-out. If the buyer acquires the lock or waits without a limit,
 *       emit {@code off-schedule} and drop the turn.
 *   <li>Drop a fault that cannot be injected here, and emit {@code off-schedule}.
 *   <li>Drop turns of finished, dead or hung buyers. Emit {@code off-schedule} unless the run has already diverged.
 *   <li>End when no turn is left or no buyer can run.
 * </ol>
 *
 * <p>Not reproduced: interleavings inside one step, for example the test and the set of the {@code flag} lock, or a
 * torn write where a lock has several holders; a kill by hand during a write.
 */
final class RecordedSchedule implements Scheduler {

    private static final int NONE = -1;

    /** How long to wait for the next event, in addition to the pauses that the scenario itself asks for. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final List<Turn> turns;
    private final LockSpec lock;
    private final Duration patience;
    private final HistoryRecorder history;
    /** The turns that are over. */
    private final BitSet done = new BitSet();
    /** Where each buyer was at its last {@code off-schedule} event; it gets one per gate. */
    private final Map<Integer, FaultOrder.Gate> reportedAt = new HashMap<>();

    private int last = NONE;
    private boolean diverged;
    private boolean over;

    /** The schedule of a scenario; empty if there is none. */
    static Optional<Scheduler> of(Scenario scenario, HistoryRecorder history) {
        return scenario.schedule().isEmpty() ? Optional.empty() : Optional.of(new RecordedSchedule(scenario, history));
    }

    private RecordedSchedule(Scenario scenario, HistoryRecorder history) {
        this.turns = scenario.schedule().turns();
        this.lock = scenario.lock();
        this.patience = PATIENCE.plus(lock.endsWithoutRelease() ? lock.lease() : Duration.ZERO)
                .plus(lock.acquireTimeout().orElse(Duration.ZERO))
                .plus(lock.gap())
                .plus(longestWrite(scenario));
        this.history = history;
    }

    /** How long a buyer may leave the file empty, during which it emits nothing. */
    private static Duration longestWrite(Scenario scenario) {
        return Duration.ofMillis(ProgramCode.of(scenario.program()).instructions().stream()
                .filter(instruction -> instruction.operation() == Instruction.Operation.WRITE)
                .mapToLong(Instruction::millis)
                .max()
                .orElse(0));
    }

    @Override
    public Optional<Turn> next(BuyerProgress buyers) {
        if (buyers.isQuietFor(patience)) {
            buyers.giveUpWaiting();
        }
        if (over || buyers.isInjecting() || last != NONE && !isLastIdle(buyers)) {
            return Optional.empty();
        }
        int next = find(buyers);
        if (next == NONE) {
            return Optional.empty();
        }
        last = next;
        done.set(next);
        return Optional.of(turns.get(next));
    }

    @Override
    public int turnsAhead() {
        int next = last + 1;
        while (!diverged
                && next < turns.size()
                && !done.get(next)
                && turns.get(next).equals(turns.get(last))) {
            next++;
        }
        return next - last - 1;
    }

    @Override
    public void refused(Turn turn, BuyerProgress buyers) {
        report(last, reasonOf(buyers.stateOf(turn.buyer()), OffScheduleReason.SPARED), buyers);
    }

    @Override
    public boolean isOver() {
        return over;
    }

    private boolean isLastIdle(BuyerProgress buyers) {
        int buyer = turns.get(last).buyer();
        if (buyers.stateOf(buyer) != BuyerState.WAITING) {
            return buyers.isIdle(buyer);
        }
        return isTimeoutNext(buyer) || (followsEndOfHold(last) ? buyers.isOverdue(buyer) : buyers.isIdle(buyer));
    }

    /** Whether the recorded run acquired the lock at this turn because a hold had ended without a release. */
    private boolean followsEndOfHold(int index) {
        return index > 0 && turns.get(index - 1) instanceof Turn.Expires && lock.endsWithoutRelease();
    }

    private boolean isTimeoutNext(int buyer) {
        return IntStream.range(0, turns.size())
                .filter(i -> !done.get(i) && turns.get(i).buyer() == buyer)
                .mapToObj(turns::get)
                .findFirst()
                .filter(Turn.Timeout.class::isInstance)
                .isPresent();
    }

    /** The index of the next turn; {@link #NONE} if it is not known yet, or at the end. */
    private int find(BuyerProgress buyers) {
        BitSet passedOver = new BitSet();
        for (int i = done.nextClearBit(0); i < turns.size(); i = done.nextClearBit(i + 1)) {
            Turn turn = turns.get(i);
            int buyer = turn.buyer();
            if (passedOver.get(buyer)) {
                continue;
            }
            if (turn.isInjected() && canBeInjected(turn, buyers)) {
                return i;
            }
            if (turn instanceof Turn.Expires) {
                done.set(i);
                continue;
            }
            if (turn instanceof Turn.Timeout) {
                if (isTimeoutToCome(buyer, buyers)) {
                    return NONE;
                }
                endTimeout(i, buyers);
                continue;
            }
            switch (buyers.stateOf(buyer)) {
                case AT_GATE -> {
                    return buyers.isRunnable(buyer) ? i : NONE;
                }
                case WORKING, WAITING -> {
                    if (!buyers.isBlocked(buyer)) {
                        return NONE;
                    }
                    report(i, OffScheduleReason.BLOCKED, buyers);
                    passedOver.set(buyer);
                }
                case FINISHED, DEAD, HUNG -> drop(i, reasonOf(buyers.stateOf(buyer), OffScheduleReason.HUNG), buyers);
            }
        }
        over = passedOver.isEmpty() || !buyers.isAnybodyMoving();
        return NONE;
    }

    /** Whether the fault or thaw can be injected now: the buyer is held up, and the turn affects it. */
    private boolean canBeInjected(Turn turn, BuyerProgress buyers) {
        int buyer = turn.buyer();
        return switch (buyers.stateOf(buyer)) {
            case AT_GATE -> true;
            case WAITING, WORKING -> buyers.isHeldUp(buyer);
            // Faults that the buyer's own steps apply do not reach it.
            case HUNG ->
                !(turn instanceof Turn.InjectFault inject && inject.kind().isInjectedByWorker());
            // The process of a finished buyer can still hold the lock.
            case FINISHED ->
                turn instanceof Turn.InjectFault inject
                        && inject.kind().effect() == FaultEffect.KILLED
                        && buyers.isHolding(buyer);
            case DEAD -> false;
        };
    }

    private boolean isTimeoutToCome(int buyer, BuyerProgress buyers) {
        return !buyers.hasTimedOut(buyer)
                && switch (buyers.stateOf(buyer)) {
                    case WORKING -> true;
                    case WAITING -> lock.acquireTimeout().isPresent() && !buyers.isOverdue(buyer);
                    case AT_GATE, FINISHED, DEAD, HUNG -> false;
                };
    }

    /** Ends a time-out turn: the buyer has timed out, or never will. */
    private void endTimeout(int index, BuyerProgress buyers) {
        int buyer = turns.get(index).buyer();
        if (buyers.hasTimedOut(buyer)) {
            done.set(index);
        } else {
            drop(index, reasonOf(buyers.stateOf(buyer), OffScheduleReason.NOT_TIMED_OUT), buyers);
        }
    }

    private void drop(int index, OffScheduleReason reason, BuyerProgress buyers) {
        // After the run has diverged, missing gates are expected.
        if (!diverged) {
            report(index, reason, buyers);
        }
        done.set(index);
    }

    /**
     * The reason in an {@code off-schedule} event for a turn that was not applied.
     *
     * @param otherwise the reason for a buyer that is still alive
     */
    private static OffScheduleReason reasonOf(BuyerState state, OffScheduleReason otherwise) {
        return switch (state) {
            case FINISHED -> OffScheduleReason.FINISHED;
            case DEAD -> OffScheduleReason.DEAD;
            case WORKING, AT_GATE, WAITING, HUNG -> otherwise;
        };
    }

    private void report(int index, OffScheduleReason reason, BuyerProgress buyers) {
        int buyer = turns.get(index).buyer();
        if (!buyers.gateOf(buyer).equals(reportedAt.put(buyer, buyers.gateOf(buyer)))) {
            diverged = true;
            history.record(new OffSchedule(
                    EventHeader.of(history.nowNs(), buyer, buyers.line(buyer)),
                    reason,
                    Schedule.gatesIn(turns.subList(0, index + 1))));
        }
    }
}
