package org.lockplay.export;

/** Something that can be drawn. */
public interface Picture {

    /** In points. */
    int width();

    /** In points. */
    int height();

    /** What it shows, in words. */
    String description();

    /** The language of its texts, as in the {@code lang} attribute. */
    String language();

    /** Draws it from the upper left corner. */
    void draw(Pen pen);
}
