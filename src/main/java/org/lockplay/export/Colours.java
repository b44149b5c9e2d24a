package org.lockplay.export;

/** The page's light colours, for pictures. Vermilion is for what went wrong and for nothing else. */
final class Colours {

    static final String GROUND = "#e9edf2";
    static final String PANEL = "#fbfcfd";
    static final String INK = "#17212d";
    static final String MUTED = "#566273";
    static final String LINE = "#d3dae3";
    static final String STRONG_LINE = "#a9b4c2";
    static final String ACCENT = "#0068a3";
    static final String WRONG = "#d55e00";
    static final String RIGHT = "#008a64";
    static final String KEY = "#e69f00";
    static final String ICE = "#cc79a7";

    private Colours() {}
}
