package org.lockplay.export;

import org.lockplay.text.Texts;

/** Draws the lanes of a timeline into a rectangle, with a linear time scale from 0 to the run's end. */
final class Lanes {

    private static final double GUTTER = 84;
    private static final double AXIS = 22;
    private static final double MOST_LANE = 34;
    private static final int MOST_TICKS = 8;
    private static final double LABEL = 80;
    private static final double NS_A_MS = 1e6;

    private final Timeline timeline;
    private final Texts texts;
    private final double x;
    private final double y;
    private final double width;
    private final double laneHeight;

    Lanes(Timeline timeline, Texts texts, double x, double y, double width, double height) {
        this.timeline = timeline;
        this.texts = texts;
        this.x = x;
        this.y = y;
        this.width = width;
        this.laneHeight = Math.min(
                MOST_LANE, (height - AXIS) / Math.max(1, timeline.lanes().size()));
    }

    void draw(Pen pen) {
        axis(pen);
        for (int i = 0; i < timeline.lanes().size(); i++) {
            lane(pen, timeline.lanes().get(i), y + AXIS + i * laneHeight);
        }
    }

    private void axis(Pen pen) {
        double bottom = y + AXIS + timeline.lanes().size() * laneHeight;
        Ticks.upTo(timeline.endNs(), MOST_TICKS).forEach(t -> {
            pen.line(at(t), y + AXIS - 4, at(t), bottom, 1, Colours.LINE);
            String label = texts.get("unit.ms", t / NS_A_MS);
            pen.text(at(t), y + AXIS - 8, 11, false, anchorOf(t), Colours.MUTED, label);
        });
    }

    private Pen.Anchor anchorOf(long t) {
        if (t == 0) {
            return Pen.Anchor.START;
        }
        return at(t) + LABEL / 2 > x + width ? Pen.Anchor.END : Pen.Anchor.MIDDLE;
    }

    private void lane(Pen pen, Timeline.Lane lane, double top) {
        double middle = top + laneHeight / 2;
        double size = Math.min(12, laneHeight * 0.7);
        String name = texts.get("picture.buyer", lane.buyer());
        pen.text(x + GUTTER - 10, middle + size / 3, size, false, Pen.Anchor.END, Colours.INK, name);
        pen.line(x + GUTTER, top + laneHeight, x + width, top + laneHeight, 1, Colours.LINE);
        for (Timeline.SpanKind kind : Timeline.SpanKind.values()) {
            lane.spans().stream().filter(span -> span.kind() == kind).forEach(span -> span(pen, span, middle));
        }
        lane.marks().forEach(mark -> mark(pen, mark, middle));
    }

    private void span(Pen pen, Timeline.Span span, double middle) {
        double from = at(span.fromNs());
        double length = Math.max(1.5, at(span.toNs()) - from);
        double thick = laneHeight * thicknessOf(span.kind());
        pen.box(from, middle - thick / 2, length, thick, Math.min(3, thick / 2), colourOf(span.kind()));
    }

    private static double thicknessOf(Timeline.SpanKind kind) {
        return switch (kind) {
            case ALIVE -> 0.08;
            case WAITING -> 0.3;
            case HOLDING -> 0.62;
            case FROZEN -> 0.4;
        };
    }

    private static String colourOf(Timeline.SpanKind kind) {
        return switch (kind) {
            case ALIVE, WAITING -> Colours.STRONG_LINE;
            case HOLDING -> Colours.KEY;
            case FROZEN -> Colours.ICE;
        };
    }

    private void mark(Pen pen, Timeline.Mark mark, double middle) {
        double radius = Math.min(5.5, laneHeight * 0.26);
        double at = at(mark.t());
        switch (mark.kind()) {
            case READ -> {
                pen.dot(at, middle, radius, Colours.PANEL);
                pen.ring(at, middle, radius, 1.8, Colours.ACCENT);
            }
            case WROTE -> pen.box(at - radius, middle - radius, 2 * radius, 2 * radius, 1, Colours.INK);
            case SOLD_OUT -> pen.dot(at, middle, radius * 0.5, Colours.MUTED);
            case FAULT, FAILED, KILLED -> cross(pen, at, middle, radius);
        }
        boolean isCount = mark.kind() == Timeline.MarkKind.READ || mark.kind() == Timeline.MarkKind.WROTE;
        if (isCount && laneHeight >= 18) {
            pen.text(at + radius + 2, middle - 2, 10, false, Pen.Anchor.START, Colours.INK, mark.label());
        }
    }

    private static void cross(Pen pen, double x, double y, double radius) {
        pen.line(x - radius, y - radius, x + radius, y + radius, 2.4, Colours.WRONG);
        pen.line(x - radius, y + radius, x + radius, y - radius, 2.4, Colours.WRONG);
    }

    private double at(long t) {
        double scale = (width - GUTTER - 14) / Math.max(1, timeline.endNs());
        return x + GUTTER + t * scale;
    }
}
