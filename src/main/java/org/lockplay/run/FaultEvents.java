package org.lockplay.run;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/**
 * Records the faults that the server applies to a run's processes and connections. Applying one takes time, and the
 * buyer can finish meanwhile; no fault is recorded after its buyer's end. Thread-safe.
 */
final class FaultEvents implements AutoCloseable {

    private final Placement placement;
    private final BuyerStates buyerStates;
    private final PendingFaults pending;
    private final FaultInjector.RunContext context;
    private final BitSet ended = new BitSet();
    private boolean closed;

    FaultEvents(Placement placement, BuyerStates buyerStates, PendingFaults pending, FaultInjector.RunContext context) {
        this.placement = placement;
        this.buyerStates = buyerStates;
        this.pending = pending;
        this.context = context;
    }

    /**
     * Settles a buyer's pending faults just before its end is recorded. A fault that the buyer, or another buyer in its
     * process, has met is recorded as {@code fault}; every other one as {@code fault-missed}.
     */
    synchronized void ends(Event end) {
        ended.set(end.buyer());
        for (FaultOrder left : pending.leftBy(end.buyer())) {
            EventKind kind = isMet(left.kind(), end) ? EventKind.FAULT : EventKind.FAULT_MISSED;
            context.record(
                    kind == EventKind.FAULT
                            ? of(end.buyer(), left)
                            : Event.of(end.t(), kind, end.buyer())
                                    .with(Field.FAULT, left.kind().wireName())
                                    .with(Field.BY, left.by()));
        }
    }

    /** Whether a fault has ended the buyer, or affects other buyers in its process. */
    private boolean isMet(FaultKind kind, Event end) {
        return switch (kind) {
            case DISCONNECT -> end.text(Field.OUTCOME).filter("failed"::equals).isPresent();
            case FREEZE -> buyersInSameProcess(end.buyer()).anyMatch(mate -> mate != end.buyer() && isAlive(mate));
            case EXCEPTION, CRASH, HANG, SLOW, FORGET, TORN_WRITE -> false;
        };
    }

    /** Records a fault that was applied, unless it was recorded when its buyer ended or the run is ending. */
    synchronized void record(Event fault, FaultOrder order) {
        if (!closed && pending.isExpected(fault.buyer(), order)) {
            context.record(fault);
        }
    }

    /** Records an event for every live buyer in a buyer's process. */
    synchronized void recordForProcess(int buyer, EventKind kind, String by) {
        int worker = placement.workerOf(buyer);
        buyersInSameProcess(buyer)
                .filter(mate -> isAlive(mate) && !ended.get(mate) && !closed)
                .forEach(mate -> context.record(Event.of(context.now(), kind, mate)
                        .with(Field.PROCESS, worker)
                        .with(Field.BY, mate == buyer ? by : null)));
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
        return Event.of(context.now(), EventKind.FAULT, buyer)
                .with(Field.PROCESS, placement.workerOf(buyer))
                .with(Field.FAULT, order.kind().wireName())
                .with(Field.BY, order.by())
                .with(Field.FOR_MS, order.forMs().isPresent() ? order.forMs().getAsLong() : null)
                .with(Field.STEP, order.step().isPresent() ? order.step().getAsLong() : null);
    }

    /** Stops recording: the run is ending. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
