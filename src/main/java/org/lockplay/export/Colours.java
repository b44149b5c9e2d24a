package org.lockplay.export;

import java.util.Map;
import org.lockplay.verdict.Progress;
import org.lockplay.verdict.Safety;

/** The page's light colours, for pictures. Vermilion is reserved for what went wrong. */
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

    /** The colour of the first answer. */
    static String of(Safety safety) {
        return switch (safety) {
            case HELD -> RIGHT;
            case VIOLATED -> WRONG;
        };
    }

    /** The colour of the second answer. */
    static String of(Progress progress) {
        return switch (progress) {
            case FINISHED, RECOVERED -> RIGHT;
            case STUCK -> WRONG;
            case CUT_OFF -> KEY;
        };
    }

    /**
     * The colour of both answers together, that of the worse one.
     *
     * @param verdict the verdict as the API returns it; empty if there is none yet
     */
    static String of(Map<String, Object> verdict) {
        if (verdict.isEmpty()) {
            return ACCENT;
        }
        return Answers.of(verdict)
                .filter(answers -> answers.safety() == Safety.HELD)
                .map(answers -> of(answers.progress()))
                .orElse(WRONG);
    }
}
