package org.lockplay.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockplay.fault.FaultMoment;

/** The pending faults of one buyer, in order. Not thread-safe. */
final class FaultQueue {

    private final List<RequestedFault> faults = new ArrayList<>();

    void add(RequestedFault fault) {
        faults.add(fault);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Whether there is a fault that is applied at once, rather than at a step of its own kind. */
    boolean hasNext() {
        return faults.stream().anyMatch(FaultQueue::happensAtOnce);
    }

    /** Removes and returns the first fault that is applied at once. */
    Optional<RequestedFault> next() {
        return next(FaultMoment.NOW);
    }

    /** Removes and returns the first fault that is applied at a moment. */
    Optional<RequestedFault> next(FaultMoment moment) {
        return take(fault -> fault.kind().moment() == moment);
    }

    private static boolean happensAtOnce(RequestedFault fault) {
        return !fault.kind().waitsForItsStep();
    }

    private Optional<RequestedFault> take(Predicate<RequestedFault> which) {
        Optional<RequestedFault> found = faults.stream().filter(which).findFirst();
        found.ifPresent(faults::remove);
        return found;
    }
}
