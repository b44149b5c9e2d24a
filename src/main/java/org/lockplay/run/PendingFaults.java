package org.lockplay.run;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;
import org.lockplay.scenario.Placement;

/**
 * The faults of one run that were ordered by hand but not applied yet, and the faults that an earlier one has made
 * impossible. Thread-safe.
 */
final class PendingFaults {

    private record Pending(int buyer, FaultKind kind) {}

    private final Placement placement;
    private final Map<Pending, FaultOrder> pending = new HashMap<>();
    /** For each buyer whose program has stopped: the reason to refuse faults that its own steps would apply. */
    private final Map<Integer, String> ended = new HashMap<>();
    /** The numbers of the workers that are being killed. */
    private final Set<Integer> dying = new HashSet<>();

    PendingFaults(Placement placement) {
        this.placement = placement;
    }

    /**
     * Registers a fault, unless an earlier one makes it impossible.
     *
     * @return why the fault is refused, in kebab case; empty if it is registered
     */
    synchronized Optional<String> begin(int buyer, FaultOrder order) {
        Optional<String> refused = reasonAgainst(buyer, order);
        if (refused.isEmpty()) {
            if (!order.isPlanned()) {
                pending.put(new Pending(buyer, order.kind()), order);
            }
            switch (order.kind()) {
                case EXCEPTION -> ended.putIfAbsent(buyer, "buyer-failing");
                case HANG -> ended.putIfAbsent(buyer, "buyer-hangs");
                case CRASH -> dying.add(placement.workerOf(buyer));
                case FREEZE, SLOW, DISCONNECT, FORGET, TORN_WRITE -> {
                    // Later faults remain possible.
                }
            }
        }
        return refused;
    }

    /** Removes a fault that could not be applied. */
    synchronized void withdraw(int buyer, FaultOrder order) {
        if (!order.isPlanned()) {
            pending.remove(new Pending(buyer, order.kind()));
        }
    }

    /**
     * Removes and returns the pending faults of a buyer that has ended, except a crash: its process can still be
     * killed.
     */
    synchronized List<FaultOrder> leftBy(int buyer) {
        List<FaultOrder> left = pending.keySet().stream()
                .filter(one -> one.buyer() == buyer && one.kind() != FaultKind.CRASH)
                .map(pending::get)
                .sorted(Comparator.comparing(FaultOrder::kind))
                .toList();
        left.forEach(order -> withdraw(buyer, order));
        return left;
    }

    /** Whether a fault is still expected. One by hand is not once its buyer has ended. */
    synchronized boolean isExpected(int buyer, FaultOrder order) {
        return order.isPlanned() || pending.containsKey(new Pending(buyer, order.kind()));
    }

    /** Whether the buyer's process is being killed. */
    synchronized boolean isDying(int buyer) {
        return dying.contains(placement.workerOf(buyer));
    }

    /** Removes the fault that the event reports. */
    synchronized void onEvent(Event event) {
        Optional<FaultKind> kind =
                event.kind() == EventKind.FAULT ? event.text(Field.FAULT).flatMap(FaultKind::find) : Optional.empty();
        kind.ifPresent(happened -> {
            if (event.text(Field.BY).filter(FaultOrder.BY_HAND::equals).isPresent()) {
                pending.remove(new Pending(event.buyer(), happened));
            }
            if (happened == FaultKind.TORN_WRITE) {
                ended.putIfAbsent(event.buyer(), "buyer-hangs");
            }
        });
    }

    private Optional<String> reasonAgainst(int buyer, FaultOrder order) {
        if (isDying(buyer)) {
            return Optional.of("buyer-dying");
        }
        if (order.kind().isInjectedByWorker() && ended.containsKey(buyer)) {
            return Optional.of(ended.get(buyer));
        }
        boolean isPending =
                !order.isPlanned() && pending.keySet().stream().anyMatch(other -> isSame(other, buyer, order.kind()));
        return isPending ? Optional.of("fault-pending") : Optional.empty();
    }

    /** A freeze applies to all buyers of a process. */
    private boolean isSame(Pending other, int buyer, FaultKind kind) {
        return other.kind() == kind
                && (kind == FaultKind.FREEZE
                        ? placement.workerOf(other.buyer()) == placement.workerOf(buyer)
                        : other.buyer() == buyer);
    }
}
