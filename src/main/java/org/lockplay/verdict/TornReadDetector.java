package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lockplay.history.Event;
import org.lockplay.history.EventHeader;
import org.lockplay.history.Failed;
import org.lockplay.history.Took;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Instruction;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * Finds readers that read a half-written file. Variant {@code dead}: a writer had been killed or stopped forever
 * between truncating and writing. A query needs no lock and may read half a file under any lock; that is not a
 * violation.
 */
final class TornReadDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Failed> torn =
                index.all(Failed.class).filter(Failed::isTornRead).limit(MOST).toList();
        if (torn.isEmpty()) {
            return List.of();
        }
        Optional<Event> stopped = stoppedWriter(index);
        List<Finding> findings = new ArrayList<>();
        for (Failed event : torn) {
            findings.add(finding(event, stopped));
        }
        return findings;
    }

    private static Finding finding(Failed torn, Optional<Event> stoppedWriter) {
        Optional<Event> stopped = stoppedWriter.filter(event -> event.buyer() != torn.buyer() && event.t() <= torn.t());
        String variant = stopped.isPresent() ? "dead" : "";
        FindingMaker finding = FindingMaker.of(FindingKind.TORN_READ, variant)
                .with("buyer", torn.buyer())
                .withContent("content", torn.content());
        if (variant.equals("dead")) {
            finding.with("writer", stopped.get().buyer()).witness(stopped);
        }
        return finding.witness(torn).make();
    }

    /** The event that stopped a buyer forever between taking a ticket and writing. */
    private static Optional<Event> stoppedWriter(HistoryIndex index) {
        StepsAhead writes = new StepsAhead(
                index.scenario().program(),
                instruction -> instruction.operation() == Instruction.Operation.WRITE,
                instruction -> isSilent(instruction, index.lock()));
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            State state = index.buyerOutcome(buyer).state();
            boolean stopped = state == State.KILLED || state == State.HUNG || state == State.FROZEN;
            if (stopped && mayBeWriting(index.eventsOf(buyer), writes)) {
                return index.buyerOutcome(buyer).why();
            }
        }
        return Optional.empty();
    }

    /** Whether it took a ticket and did not write yet, and the step that it was in may be the write. */
    private static boolean mayBeWriting(List<Event> events, StepsAhead writes) {
        boolean between = false;
        int line = EventHeader.NO_STEP;
        for (Event event : events) {
            between = event instanceof Took || between && !(event instanceof Wrote);
            line = event.hasStep() ? event.step() : line;
        }
        return between && (line == EventHeader.NO_STEP || writes.contain(line));
    }

    private static boolean isSilent(Instruction instruction, LockKind lock) {
        return StepsAhead.isThink(instruction) || !lock.holds() && (instruction.acquires() || instruction.releases());
    }
}
