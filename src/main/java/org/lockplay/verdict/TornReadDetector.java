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
 * between truncating and writing, and no other buyer can have been writing at the time of the read. A query needs no
 * lock and may read half a file under any lock; that is not a violation.
 */
final class TornReadDetector implements Detector {

    @Override
    public List<Finding> findIn(HistoryIndex index) {
        List<Failed> torn =
                index.all(Failed.class).filter(Failed::isTornRead).limit(MOST).toList();
        if (torn.isEmpty()) {
            return List.of();
        }
        Optional<Stopped> stopped = stoppedWriter(index);
        List<Finding> findings = new ArrayList<>();
        for (Failed event : torn) {
            findings.add(finding(event, stopped.filter(writer -> !isReadDuringAnotherWrite(event, index))));
        }
        return findings;
    }

    /**
     * A buyer that was stopped forever.
     *
     * @param why the event that stopped it; for a kill, that of any buyer of its process
     */
    private record Stopped(int buyer, Event why) {}

    private static Finding finding(Failed torn, Optional<Stopped> stoppedWriter) {
        Optional<Stopped> stopped = stoppedWriter.filter(
                writer -> writer.buyer() != torn.buyer() && writer.why().t() <= torn.t());
        String variant = stopped.isPresent() ? "dead" : "";
        FindingMaker finding = FindingMaker.of(FindingKind.TORN_READ, variant)
                .with("buyer", torn.buyer())
                .withContent("content", torn.content());
        if (variant.equals("dead")) {
            finding.with("writer", stopped.get().buyer()).witness(stopped.get().why());
        }
        return finding.witness(torn).make();
    }

    /** Whether another buyer's whole write may have been in progress during the read. */
    private static boolean isReadDuringAnotherWrite(Failed torn, HistoryIndex index) {
        long readFrom = index.eventsOf(torn.buyer()).stream()
                .takeWhile(event -> event.seq() != torn.seq())
                .mapToLong(Event::t)
                .max()
                .orElse(0);
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            long writtenFrom = 0;
            for (Event event : index.eventsOf(buyer)) {
                boolean isOther = buyer != torn.buyer() && event instanceof Wrote;
                if (isOther && writtenFrom <= torn.t() && event.t() >= readFrom) {
                    return true;
                }
                writtenFrom = event.t();
            }
        }
        return false;
    }

    /** A buyer that was stopped forever between taking a ticket and writing. */
    private static Optional<Stopped> stoppedWriter(HistoryIndex index) {
        StepsAhead writes = new StepsAhead(
                index.scenario().program(),
                instruction -> instruction.operation() == Instruction.Operation.WRITE,
                instruction -> isSilent(instruction, index.lock()));
        for (int buyer = 0; buyer < index.buyers(); buyer++) {
            State state = index.buyerOutcome(buyer).state();
            boolean stopped = state == State.KILLED || state == State.HUNG || state == State.FROZEN;
            if (stopped && mayBeWriting(index.eventsOf(buyer), writes)) {
                int writer = buyer;
                return index.buyerOutcome(buyer).why().map(why -> new Stopped(writer, why));
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
