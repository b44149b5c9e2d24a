package org.lockplay.export;

/** What pictures are drawn with, as SVG or as points. Lengths in points, from the upper left corner; colours as #rrggbb. */
public interface Pen {

    /** Where a text stands to its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** A filled rectangle with rounded corners. */
    void box(double x, double y, double width, double height, double radius, String colour);

    /** A straight line. */
    void line(double fromX, double fromY, double toX, double toY, double width, String colour);

    /** A filled circle. */
    void dot(double x, double y, double radius, String colour);

    /** A ring. */
    void ring(double x, double y, double radius, double width, String colour);

    /** A line of text on its base line. */
    void text(double x, double y, double size, boolean bold, Anchor anchor, String colour, String text);
}
