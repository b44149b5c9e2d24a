package org.lockplay.run.control;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lockplay.fault.FaultEffect;
import org.lockplay.fault.FaultKind;
import org.lockplay.history.Event;
import org.lockplay.history.FaultInjected;
import org.lockplay.scenario.Placement;

/**
 * The faults of one run that were ordered by hand but not applied yet, and the faults that an earlier one has made
 * impossible. For the run's thread.
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
    Optional<String> begin(int buyer, FaultOrder order) {
        Optional<String> refused = reasonAgainst(buyer, order);
        if (refused.isEmpty()) {
            if (!order.isPlanned()) {
                pending.put(new Pending(buyer, order.kind()), order);
            }
            if (!order.kind().waitsForItsStep()) {
                noteEnd(buyer, order.kind().effect());
            }
        }
        return refused;
    }

    /** Records that the buyer's program stops, if the fault has that effect. */
    private void noteEnd(int buyer, FaultEffect effect) {
        switch (effect) {
            case FAILED -> ended.putIfAbsent(buyer, "buyer-failing");
            case HUNG -> ended.putIfAbsent(buyer, "buyer-hangs");
            case KILLED -> dying.add(placement.workerOf(buyer));
            case FROZEN, DELAYED, CUT_OFF, UNRELEASED -> {
                // Later faults remain possible.
            }
        }
    }

    /** Removes a fault that could not be applied. */
    void withdraw(int buyer, FaultOrder order) {
        if (!order.isPlanned()) {
            pending.remove(new Pending(buyer, order.kind()));
        }
    }

    /**
     * Removes and returns the pending faults of a buyer that has ended, except a kill: its process can still be
     * killed.
     */
    List<FaultOrder> leftBy(int buyer) {
        List<FaultOrder> left = pending.keySet().stream()
                .filter(one -> one.buyer() == buyer && one.kind().effect() != FaultEffect.KILLED)
                .map(pending::get)
                .sorted(Comparator.comparing(FaultOrder::kind))
                .toList();
        left.forEach(order -> withdraw(buyer, order));
        return left;
    }

    /** Whether a fault is still expected. One by hand is not once its buyer has ended. */
    boolean isExpected(int buyer, FaultOrder order) {
        return order.isPlanned() || pending.containsKey(new Pending(buyer, order.kind()));
    }

    /** Whether the buyer's process is being killed. */
    boolean isDying(int buyer) {
        return dying.contains(placement.workerOf(buyer));
    }

    /** Removes the fault that the event reports. */
    void onEvent(Event event) {
        if (event instanceof FaultInjected happened) {
            if (happened.isByHand()) {
                pending.remove(new Pending(event.buyer(), happened.fault()));
            }
            if (happened.fault().waitsForItsStep()) {
                noteEnd(event.buyer(), happened.fault().effect());
            }
        }
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

    private boolean isSame(Pending other, int buyer, FaultKind kind) {
        return other.kind() == kind
                && (kind.effect().isOfProcess()
                        ? placement.workerOf(other.buyer()) == placement.workerOf(buyer)
                        : other.buyer() == buyer);
    }
}
