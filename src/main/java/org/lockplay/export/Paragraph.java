package org.lockplay.export;

import java.util.List;

/**
 * A text broken into lines of one size.
 *
 * @param size the font size, in points
 * @param bold whether it is bold
 */
record Paragraph(double size, boolean bold, List<String> lines) {

    private static final double LINE_HEIGHT = 1.35;

    /** In a fixed size, with as many lines as needed. */
    static Paragraph of(String text, double size, boolean bold, double width) {
        return new Paragraph(size, bold, new TextLines(size, bold, width).of(text));
    }

    /**
     * In the largest size that fits a rectangle. Truncates with an ellipsis what does not fit in the smallest size.
     *
     * @param largest the size to try first
     * @param smallest the size to try last
     */
    static Paragraph fitting(String text, boolean bold, double width, double height, double largest, double smallest) {
        for (double size = largest; size > smallest; size--) {
            Paragraph paragraph = of(text, size, bold, width);
            if (paragraph.height() <= height) {
                return paragraph;
            }
        }
        int most = (int) Math.max(1, height / (smallest * LINE_HEIGHT));
        return new Paragraph(smallest, bold, new TextLines(smallest, bold, width).of(text, most));
    }

    double height() {
        return lines.size() * size * LINE_HEIGHT;
    }

    /** Draws it below {@code top}. */
    void draw(Pen pen, double x, double top, String colour) {
        for (int i = 0; i < lines.size(); i++) {
            double base = top + (i * LINE_HEIGHT + 1) * size;
            pen.text(x, base, size, bold, Pen.Anchor.START, colour, lines.get(i));
        }
    }
}
