package org.lockplay.export;

/** A drawing surface, SVG or raster. Lengths in points, origin in the upper left corner; colours as #rrggbb. */
public interface Pen {

    /** The horizontal alignment of a text. */
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

    /** A line of text on its baseline. */
    void text(double x, double y, double size, boolean bold, Anchor anchor, String colour, String text);
}
