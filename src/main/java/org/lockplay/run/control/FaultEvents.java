package org.lockplay.run.control;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultEffect;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.FaultMissed;
import org.lockplay.history.FaultOrigin;
import org.lockplay.history.Frozen;
import org.lockplay.history.GatePosition;
import org.lockplay.history.Outcome;
import org.lockplay.history.Thawed;
import org.lockplay.scenario.Placement;

/**
 * Records the faults that the server applies to a run's processes and connections. Applying one takes time, and the
 * buyer can finish meanwhile; no fault is recorded after its buyer's end. For the run's thread.
 */
final class FaultEvents implements AutoCloseable {

    private final Placement placement;
    private final BuyerStates buyerStates;
    private final PendingFaults pending;
    private final HistoryRecorder history;
    private boolean closed;

    FaultEvents(Placement placement, BuyerStates buyerStates, PendingFaults pending, HistoryRecorder history) {
        this.placement = placement;
        this.buyerStates = buyerStates;
        this.pending = pending;
        this.history = history;
    }

    /**
     * Settles a buyer's pending faults just before its end is recorded. A fault that the buyer, or another buyer in its
     * process, has met is recorded as {@code fault}; every other one as {@code fault-missed}.
     */
    void ends(BuyerFinished end) {
        for (FaultOrder left : pending.leftBy(end.buyer())) {
            history.record(
                    isMet(left.kind().effect(), end)
                            ? of(end.buyer(), left)
                            : new FaultMissed(EventHeader.of(end.t(), end.buyer()), left.kind(), left.by()));
        }
    }

    /** Whether a fault has ended the buyer, or affects other buyers in its process. */
    private boolean isMet(FaultEffect effect, BuyerFinished end) {
        return switch (effect) {
            case CUT_OFF -> end.outcome() == Outcome.FAILED;
            case FROZEN -> buyersInSameProcess(end.buyer()).anyMatch(mate -> mate != end.buyer() && isAlive(mate));
            case FAILED, KILLED, HUNG, DELAYED, UNRELEASED -> false;
        };
    }

    /** Records a fault that was applied, unless it was recorded when its buyer ended or the run is ending. */
    void record(Event fault, FaultOrder order) {
        if (!closed && pending.isExpected(fault.buyer(), order)) {
            history.record(fault);
        }
    }

    /** Records that a buyer's process is frozen, for every live buyer in it. */
    void recordFrozen(int buyer) {
        recordForProcess(buyer, (header, process) -> new Frozen(header, process, Optional.empty()));
    }

    /** Records that a buyer's process is thawed after the time of its fault, for every live buyer in it. */
    void recordThawed(int buyer) {
        recordForProcess(buyer, (header, process) -> new Thawed(header, process, Optional.empty()));
    }

    /** Records that a user has thawed a buyer, and so every live buyer in its process. */
    void recordThawedByHand(int buyer) {
        recordForProcess(
                buyer,
                (header, process) -> new Thawed(
                        header, process, header.buyer() == buyer ? Optional.of(FaultOrigin.HAND) : Optional.empty()));
    }

    private void recordForProcess(int buyer, BiFunction<EventHeader, OptionalInt, Event> event) {
        OptionalInt process = OptionalInt.of(placement.workerOf(buyer));
        buyersInSameProcess(buyer)
                .filter(mate -> isAlive(mate) && !closed)
                .forEach(mate -> history.record(event.apply(EventHeader.of(history.nowNs(), mate), process)));
    }

    private IntStream buyersInSameProcess(int buyer) {
        int threads = placement.threads();
        int first = placement.workerOf(buyer) * threads;
        return IntStream.range(first, first + threads);
    }

    private boolean isAlive(int buyer) {
        return switch (buyerStates.stateOf(buyer)) {
            case WORKING, AT_GATE, WAITING, HUNG -> !pending.isDying(buyer);
            case FINISHED, DEAD -> false;
        };
    }

    /** Creates the event of a fault, with the present time. */
    Event of(int buyer, FaultOrder order) {
        long now = history.nowNs();
        return new FaultInjected(
                order.gate()
                        .map(gate -> EventHeader.of(now, buyer, gate.step(), gate.pass()))
                        .orElse(EventHeader.of(now, buyer)),
                order.kind(),
                order.by(),
                order.forMs(),
                GatePosition.STEP,
                OptionalInt.of(placement.workerOf(buyer)));
    }

    /** Stops recording: the run is ending. */
    @Override
    public void close() {
        closed = true;
    }
}
