package org.lockplay.export;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records texts and boxes instead of drawing; measures the texts with a font of this machine. */
final class TextPen implements Pen {

    private static final FontRenderContext AS_DRAWN = new FontRenderContext(null, true, true);

    /** A text with its horizontal extent. */
    record Drawn(String text, double left, double right, double base, double size) {}

    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, String colour) {}

    private final List<Drawn> texts = new ArrayList<>();
    private final List<Box> boxes = new ArrayList<>();

    static TextPen of(Picture picture) {
        TextPen pen = new TextPen();
        picture.draw(pen);
        return pen;
    }

    List<Drawn> texts() {
        return texts;
    }

    List<Box> boxes() {
        return boxes;
    }

    /** All texts without blanks, because line breaks drop them. */
    String withoutBlanks() {
        return texts.stream().map(Drawn::text).collect(Collectors.joining()).replaceAll("\\s", "");
    }

    @Override
    public void box(double x, double y, double width, double height, double radius, String colour) {
        boxes.add(new Box(x, y, width, height, colour));
    }

    @Override
    public void text(double x, double y, double size, boolean bold, Anchor anchor, String colour, String text) {
        Font font = new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
        double width = font.getStringBounds(text, AS_DRAWN).getWidth();
        double left = switch (anchor) {
            case START -> x;
            case MIDDLE -> x - width / 2;
            case END -> x - width;
        };
        texts.add(new Drawn(text, left, left + width, y, size));
    }

    @Override
    public void line(double fromX, double fromY, double toX, double toY, double width, String colour) {}

    @Override
    public void dot(double x, double y, double radius, String colour) {}

    @Override
    public void ring(double x, double y, double radius, double width, String colour) {}
}
