package org.lockplay.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lockplay.export.Timeline.MarkKind;
import org.lockplay.export.Timeline.SpanKind;
import org.lockplay.history.BuyerFinished;
import org.lockplay.history.BuyerStarted;
import org.lockplay.history.Event;
import org.lockplay.history.Failed;
import org.lockplay.history.FaultInjected;
import org.lockplay.history.Frozen;
import org.lockplay.history.LockAnswer;
import org.lockplay.history.LockRequested;
import org.lockplay.history.Outcome;
import org.lockplay.history.Read;
import org.lockplay.history.SoldOut;
import org.lockplay.history.Thawed;
import org.lockplay.history.Wrote;
import org.lockplay.lock.LockKind;
import org.lockplay.scenario.Scenario;

/**
 * Builds a timeline from a history. Open spans end with their buyer or with the run; none lasts beyond its buyer's end.
 */
final class TimelineMaker {

    private final List<Timeline.Span> spans = new ArrayList<>();
    private final List<Timeline.Mark> marks = new ArrayList<>();
    private final Map<SpanKind, Long> open = new EnumMap<>(SpanKind.class);
    private final HoldTracker hold;
    /** The time of the last request for the lock. */
    private long askedNs;

    private boolean finished;

    private TimelineMaker(LockKind lock) {
        this.hold = new HoldTracker(lock);
    }

    static Timeline of(RunHistory history) {
        List<Event> events = history.byTime();
        long end = history.endNs();
        return new Timeline(
                IntStream.range(0, history.scenario().placement().buyers())
                        .mapToObj(buyer -> lane(buyer, history.scenario(), events, end))
                        .toList(),
                end);
    }

    private static Timeline.Lane lane(int buyer, Scenario scenario, List<Event> events, long end) {
        TimelineMaker maker = new TimelineMaker(scenario.lock().kind());
        events.stream().filter(event -> event.buyer() == buyer).forEach(maker::next);
        maker.closeAll(end);
        int process = scenario.placement().workerOf(buyer);
        return new Timeline.Lane(
                buyer,
                scenario.placement().hostOf(process),
                process,
                List.copyOf(maker.spans),
                List.copyOf(maker.marks));
    }

    private void next(Event event) {
        long t = event.t();
        hold(event);
        if (event instanceof BuyerStarted) {
            open(SpanKind.ALIVE, t);
        } else if (event instanceof LockRequested) {
            askedNs = t;
            open(SpanKind.WAITING, t);
        } else if (event instanceof LockAnswer) {
            close(SpanKind.WAITING, t);
        } else if (event instanceof Frozen) {
            open(SpanKind.FROZEN, t);
        } else if (event instanceof Thawed) {
            close(SpanKind.FROZEN, t);
        } else if (event instanceof Read read) {
            mark(MarkKind.READ, event, String.valueOf(read.count()));
        } else if (event instanceof Wrote write) {
            mark(MarkKind.WROTE, event, String.valueOf(write.count()));
        } else if (event instanceof SoldOut) {
            mark(MarkKind.SOLD_OUT, event, "");
        } else if (event instanceof Failed failed) {
            close(SpanKind.WAITING, t);
            mark(MarkKind.FAILED, event, failed.failure().wireName());
        } else if (event instanceof FaultInjected fault) {
            mark(MarkKind.FAULT, event, fault.fault().wireName());
        } else if (event instanceof BuyerFinished end) {
            finish(end);
        }
    }

    private void hold(Event event) {
        switch (hold.next(event)) {
            case BEGINS -> open(SpanKind.HOLDING, event.t());
            case BEGINS_ANEW -> {
                // While it waited for the lock again, the buyer did no work under it.
                close(SpanKind.HOLDING, askedNs);
                open(SpanKind.HOLDING, event.t());
            }
            case ENDS -> close(SpanKind.HOLDING, event.t());
            case NONE -> {
                // The hold is unchanged.
            }
        }
    }

    private void finish(BuyerFinished event) {
        closeAll(event.t());
        finished = true;
        if (event.outcome() == Outcome.KILLED) {
            mark(MarkKind.KILLED, event, "");
        }
    }

    private void mark(MarkKind kind, Event event, String label) {
        marks.add(new Timeline.Mark(kind, event.t(), event.seq(), label));
    }

    private void open(SpanKind kind, long t) {
        if (!finished) {
            open.putIfAbsent(kind, t);
        }
    }

    private void close(SpanKind kind, long t) {
        Long from = open.remove(kind);
        if (from != null) {
            spans.add(new Timeline.Span(kind, from, Math.max(from, t)));
        }
    }

    private void closeAll(long t) {
        for (SpanKind kind : SpanKind.values()) {
            close(kind, t);
        }
    }
}
