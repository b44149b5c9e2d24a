package org.lockplay.browser;

/** The window sizes for browser tests. */
public enum Viewport {
    DESKTOP(1440, 900),
    PHONE(390, 844);

    private final int width;
    private final int height;

    Viewport(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /** In CSS pixels. */
    public int width() {
        return width;
    }

    /** In CSS pixels. */
    public int height() {
        return height;
    }
}
