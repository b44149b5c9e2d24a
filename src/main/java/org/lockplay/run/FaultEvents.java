package org.lockplay.run;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/**
 * Writes what the server does to a run's processes and connections into the history. That takes a while, and a buyer can
 * come to its end meanwhile, because of it or by itself: nothing is told of a buyer after its end. Thread-safe.
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
     * Takes notice that a buyer comes to its end, before that is in the history: what was ordered by hand for its steps
     * does not happen any more. What is being done to its process or its connections just now is told of while the buyer
     * is there, if it has met it or others in the process do.
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

    /** Whether a buyer that comes to its end does so because of a fault, or others meet that with it. */
    private boolean isMet(FaultKind kind, Event end) {
        return switch (kind) {
            case DISCONNECT -> end.text(Field.OUTCOME).filter("failed"::equals).isPresent();
            case FREEZE -> buyersInSameProcess(end.buyer()).anyMatch(mate -> mate != end.buyer() && isAlive(mate));
            case EXCEPTION, CRASH, HANG, SLOW, FORGET, TORN_WRITE -> false;
        };
    }

    /** Tells of a fault that has happened just now, unless it was told of when its buyer ended, or the run is ending. */
    synchronized void tell(int buyer, FaultOrder order) {
        if (!closed && pending.isExpected(buyer, order)) {
            context.record(of(buyer, order));
        }
    }

    /** Tells the same of everybody who lives in a buyer's process. */
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

    /** The event of a fault that happens now. */
    Event of(int buyer, FaultOrder order) {
        return Event.of(context.now(), EventKind.FAULT, buyer)
                .with(Field.PROCESS, placement.workerOf(buyer))
                .with(Field.FAULT, order.kind().wireName())
                .with(Field.BY, order.by())
                .with(Field.FOR_MS, order.forMs().isPresent() ? order.forMs().getAsLong() : null)
                .with(Field.STEP, order.step().isPresent() ? order.step().getAsLong() : null);
    }

    /** Tells of nothing more: the run is ending. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
