package org.lockplay.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.lockplay.fault.FaultKind;

/** The faults that were ordered for one buyer and have not happened yet, in their order. Not thread-safe. */
final class FaultQueue {

    private final List<RequestedFault> faults = new ArrayList<>();

    void add(RequestedFault fault) {
        faults.add(fault);
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Whether there is one that happens at once, rather than at a step of its own. */
    boolean hasNext() {
        return faults.stream().anyMatch(FaultQueue::happensAtOnce);
    }

    /** Takes out the first one that happens at once. */
    Optional<RequestedFault> next() {
        return take(FaultQueue::happensAtOnce);
    }

    /** Takes out the first one of a kind. */
    Optional<RequestedFault> next(FaultKind kind) {
        return take(fault -> fault.kind() == kind);
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
