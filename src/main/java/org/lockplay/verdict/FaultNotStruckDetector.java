package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.fault.PlannedFault;
import org.lockplay.history.Event;
import org.lockplay.history.EventKind;
import org.lockplay.history.Field;

/**
 * Finds planned faults that no event acknowledges: the buyer never reached the gate, or no buyer held the lock there.
 * Skips runs that were stopped or interrupted, which did not wait for their faults.
 */
final class FaultNotStruckDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        if (index.ending() == Ending.STOPPED || index.ending() == Ending.INTERRUPTED) {
            return List.of();
        }
        List<Event> struck = new ArrayList<>(index.all(EventKind.FAULT)
                .filter(event -> event.text(Field.BY).filter("plan"::equals).isPresent())
                .toList());
        List<PlannedFault> left = new ArrayList<>();
        // Faults for one buyer first, so that a fault for any holder does not claim their event.
        index.scenario().faults().stream()
                .filter(fault -> !fault.forHolder())
                .forEach(fault -> claim(fault, struck, left));
        index.scenario().faults().stream().filter(PlannedFault::forHolder).forEach(fault -> claim(fault, struck, left));
        return left.stream().limit(MOST).map(FaultNotStruckDetector::finding).toList();
    }

    private static void claim(PlannedFault fault, List<Event> struck, List<PlannedFault> left) {
        Optional<Event> event = struck.stream()
                .filter(one -> one.text(Field.FAULT)
                        .filter(fault.kind().wireName()::equals)
                        .isPresent())
                .filter(one -> fault.forHolder() || fault.buyer().getAsInt() == one.buyer())
                .findFirst();
        if (event.isPresent()) {
            struck.remove(event.get());
        } else {
            left.add(fault);
        }
    }

    private static Finding finding(PlannedFault fault) {
        FindingMaker finding = FindingMaker.of(FindingKind.FAULT_NOT_STRUCK, fault.forHolder() ? "holder" : "")
                .with("fault", fault.kind().wireName())
                .with("at", fault.at());
        return fault.forHolder()
                ? finding.make()
                : finding.with("buyer", fault.buyer().getAsInt()).make();
    }
}
