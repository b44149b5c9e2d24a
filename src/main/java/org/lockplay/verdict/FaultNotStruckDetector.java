package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.FaultInjected;

/**
 * Finds planned faults that no event acknowledges: the buyer never reached the gate, no buyer held the lock there, or
 * the schedule that the run repeats did not inject it.
 * Skips runs that were stopped or interrupted, which did not wait for their faults.
 */
final class FaultNotStruckDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (index.ending() == Ending.STOPPED || index.ending() == Ending.INTERRUPTED) {
            return List.of();
        }
        List<FaultInjected> struck = new ArrayList<>(index.all(FaultInjected.class)
                .filter(fault -> !fault.isByHand())
                .toList());
        List<PlannedFault> left = new ArrayList<>();
        // Faults for one buyer first, so that a fault for any holder does not claim their event.
        index.scenario().faults().stream()
                .filter(fault -> !fault.forHolder())
                .forEach(fault -> claim(fault, struck, left));
        index.scenario().faults().stream().filter(PlannedFault::forHolder).forEach(fault -> claim(fault, struck, left));
        return left.stream()
                .limit(MOST)
                .map(fault -> finding(fault, !index.scenario().schedule().isEmpty()))
                .toList();
    }

    private static void claim(PlannedFault fault, List<FaultInjected> struck, List<PlannedFault> left) {
        Optional<FaultInjected> event = struck.stream()
                .filter(one -> one.isFault(fault.kind()))
                .filter(one -> fault.forHolder() || fault.buyer().getAsInt() == one.buyer())
                .findFirst();
        if (event.isPresent()) {
            struck.remove(event.get());
        } else {
            left.add(fault);
        }
    }

    /** @param isScheduled whether the run repeats a schedule, which then decides about the faults */
    private static Finding finding(PlannedFault fault, boolean isScheduled) {
        String unscheduled = fault.forHolder() ? "holder" : "";
        FindingMaker finding = FindingMaker.of(FindingKind.FAULT_NOT_STRUCK, isScheduled ? "schedule" : unscheduled)
                .with("fault", fault.kind().wireName())
                .with("at", fault.at());
        return fault.forHolder()
                ? finding.make()
                : finding.with("buyer", fault.buyer().getAsInt()).make();
    }
}
