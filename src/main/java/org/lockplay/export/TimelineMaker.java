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
import org.lockplay.scenario.Placement;

/** Makes lanes of a history. What has not ended when a buyer ends, or the run, ends there. */
final class TimelineMaker {

    private final List<Timeline.Span> spans = new ArrayList<>();
    private final List<Timeline.Mark> marks = new ArrayList<>();
    private final Map<SpanKind, Long> open = new EnumMap<>(SpanKind.class);

    private TimelineMaker() {}

    static Timeline of(RunHistory history) {
        Placement placement = history.scenario().placement();
        List<Event> events = history.byTime();
        long end = history.endNs();
        return new Timeline(
                IntStream.range(0, placement.buyers())
                        .mapToObj(buyer -> lane(buyer, placement, events, end))
                        .toList(),
                end);
    }

    private static Timeline.Lane lane(int buyer, Placement placement, List<Event> events, long end) {
        TimelineMaker maker = new TimelineMaker();
        events.stream().filter(event -> event.buyer() == buyer).forEach(maker::next);
        maker.closeAll(end);
        int process = placement.workerOf(buyer);
        return new Timeline.Lane(
                buyer, placement.hostOf(process), process, List.copyOf(maker.spans), List.copyOf(maker.marks));
    }

    private void next(Event event) {
        long t = event.t();
        switch (event.kind()) {
            case BUYER_STARTED -> open.put(SpanKind.ALIVE, t);
            case LOCK_REQUESTED -> open.putIfAbsent(SpanKind.WAITING, t);
            case LOCK_TIMEOUT -> close(SpanKind.WAITING, t);
            case LOCK_ACQUIRED -> {
                close(SpanKind.WAITING, t);
                open.putIfAbsent(SpanKind.HOLDING, t);
            }
            case LOCK_RELEASED, LOCK_LOST, CONFLICT -> close(SpanKind.HOLDING, t);
            case FROZEN -> open.putIfAbsent(SpanKind.FROZEN, t);
            case THAWED -> close(SpanKind.FROZEN, t);
            case READ -> mark(MarkKind.READ, event, count(event));
            case WROTE -> mark(MarkKind.WROTE, event, count(event));
            case SOLD_OUT -> mark(MarkKind.SOLD_OUT, event, "");
            case FAILED -> mark(MarkKind.FAILED, event, event.text(Field.WHAT).orElse(""));
            case FAULT -> mark(MarkKind.FAULT, event, event.text(Field.FAULT).orElse(""));
            case BUYER_FINISHED -> finish(event);
            default -> {
                // The rest is not drawn.
            }
        }
    }

    private void finish(Event event) {
        closeAll(event.t());
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
