package org.lockplay.export;

import java.util.List;

/**
 * A text in lines of one size.
 *
 * @param size the height of its letters, in points
 * @param bold whether they are bold
 */
record Paragraph(double size, boolean bold, List<String> lines) {

    private static final double LINE_HEIGHT = 1.35;

    /** In one size, as high as it takes. */
    static Paragraph of(String text, double size, boolean bold, double width) {
        return new Paragraph(size, bold, new TextLines(size, bold, width).of(text));
    }

    /**
     * As large as fits a rectangle. What does not fit even in the smallest size is cut, with an ellipsis.
     *
     * @param largest the size that is tried first
     * @param smallest the size that is tried last
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

    /** Draws it below a line. */
    void draw(Pen pen, double x, double top, String colour) {
        for (int i = 0; i < lines.size(); i++) {
            double base = top + (i * LINE_HEIGHT + 1) * size;
            pen.text(x, base, size, bold, Pen.Anchor.START, colour, lines.get(i));
        }
    }
}
