package org.lockplay.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.GatePosition;
import org.lockplay.history.GateReached;
import org.lockplay.history.LockAcquired;
import org.lockplay.history.LockRequested;
import org.lockplay.history.Took;
import org.lockplay.history.WriteRejected;
import org.lockplay.history.Wrote;
import org.lockplay.verdict.BuyerOutcome.State;

/**
 * A period during which a file may have been empty, or half written, because of one buyer's write. The periods of a
 * history include every real one, but also some in which the buyer was not writing yet.
 *
 * @param buyer the writer
 * @param fromNs the time of its last event before the write
 * @param toNs when it had written; {@link Long#MAX_VALUE} if it did not
 */
record WritePeriod(int buyer, long fromNs, long toNs) {

    /** The periods of all buyers. */
    static List<WritePeriod> of(HistoryIndex index) {
        return IntStream.range(0, index.buyers())
                .boxed()
                .flatMap(buyer -> ofBuyer(index, buyer))
                .toList();
    }

    /** Whether the file was not written, as far as the history shows. */
    boolean isUnfinished() {
        return toNs == Long.MAX_VALUE;
    }

    /** Whether a read may have fallen into it. */
    boolean meets(long readFromNs, long readToNs) {
        return fromNs <= readToNs && toNs >= readFromNs;
    }

    private static Stream<WritePeriod> ofBuyer(HistoryIndex index, int buyer) {
        StepsAhead writes = StepsAhead.writes(index.scenario().program().of(buyer), index.lock());
        List<WritePeriod> periods = new ArrayList<>();
        Optional<Event> last = Optional.empty();
        boolean hasTaken = false;
        for (Event event : index.eventsOf(buyer)) {
            long fromNs = last.map(Event::t).orElse(0L);
            if (event instanceof Wrote) {
                periods.add(new WritePeriod(buyer, fromNs, event.t()));
            } else if (event instanceof WriteRejected || isFailedWrite(event, hasTaken, writes)) {
                // It may have truncated the file before.
                periods.add(new WritePeriod(buyer, fromNs, Long.MAX_VALUE));
            }
            hasTaken = event instanceof Took || hasTaken && !(event instanceof Wrote);
            last = precedesWrite(event) ? Optional.of(event) : last;
        }
        State state = index.buyerOutcome(buyer).state();
        if (state != State.FINISHED && state != State.FAILED && isBeforeWrite(last, hasTaken, writes)) {
            periods.add(new WritePeriod(buyer, last.map(Event::t).orElse(0L), Long.MAX_VALUE));
        }
        return periods.stream();
    }

    private static boolean isFailedWrite(Event event, boolean hasTaken, StepsAhead writes) {
        return event instanceof Failed failed
                && !failed.isTornRead()
                && (event.hasStep() ? writes.isAt(event.step()) : hasTaken);
    }

    private static boolean isBeforeWrite(Optional<Event> last, boolean hasTaken, StepsAhead writes) {
        return last.filter(event -> !(event instanceof LockRequested) && !(event instanceof Wrote))
                .filter(event ->
                        event.hasStep() ? writes.mayFollow(event.step(), event instanceof LockAcquired) : hasTaken)
                .isPresent();
    }

    /** Whether the buyer emitted the event itself before it began the next step of its program. */
    private static boolean precedesWrite(Event event) {
        if (event instanceof GateReached gate) {
            return gate.position() != GatePosition.TRUNCATED;
        }
        return OwnEvents.include(event);
    }
}
