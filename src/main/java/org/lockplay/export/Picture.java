package org.lockplay.export;

/** Something that can be drawn. */
public interface Picture {

    /** In points. */
    int width();

    /** In points. */
    int height();

    /** A description for screen readers. */
    String description();

    /** The language of its texts, as in the {@code lang} attribute. */
    String language();

    /** Draws it with the origin in the upper left corner. */
    void draw(Pen pen);
}
