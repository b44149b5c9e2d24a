package org.lockplay.export;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lockplay.export.Timeline.MarkKind;
import org.lockplay.export.Timeline.SpanKind;
import org.lockplay.history.Event;
import org.lockplay.history.Field;
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
        switch (event.kind()) {
            case BUYER_STARTED -> open(SpanKind.ALIVE, t);
            case LOCK_REQUESTED -> {
                askedNs = t;
                open(SpanKind.WAITING, t);
            }
            case LOCK_ACQUIRED, LOCK_TIMEOUT -> close(SpanKind.WAITING, t);
            case FROZEN -> open(SpanKind.FROZEN, t);
            case THAWED -> close(SpanKind.FROZEN, t);
            case READ -> mark(MarkKind.READ, event, count(event));
            case WROTE -> mark(MarkKind.WROTE, event, count(event));
            case SOLD_OUT -> mark(MarkKind.SOLD_OUT, event, "");
            case FAILED -> {
                close(SpanKind.WAITING, t);
                mark(MarkKind.FAILED, event, event.text(Field.WHAT).orElse(""));
            }
            case FAULT -> mark(MarkKind.FAULT, event, event.text(Field.FAULT).orElse(""));
            case BUYER_FINISHED -> finish(event);
            default -> {
                // Not drawn.
            }
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

    private void finish(Event event) {
        closeAll(event.t());
        finished = true;
        if (event.text(Field.OUTCOME).filter("killed"::equals).isPresent()) {
            mark(MarkKind.KILLED, event, "");
        }
    }

    private void mark(MarkKind kind, Event event, String label) {
        marks.add(new Timeline.Mark(kind, event.t(), event.seq(), label));
    }

    private static String count(Event event) {
        return event.number(Field.COUNT).isPresent()
                ? String.valueOf(event.number(Field.COUNT).getAsLong())
                : "";
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
