package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks texts into lines by a guess at how wide they are: a Chinese sign is as wide as high, a Latin one half that. */
final class TextLines {

    private static final double LATIN_WIDTH = 0.56;
    private static final int FIRST_WIDE = 0x2E80;
    /** Signs that turn the direction of what follows them, and could show something else than there is. */
    private static final Pattern TURNS = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private TextLines() {}

    /** As many lines as are allowed, the last one cut with an ellipsis if there is more. */
    static List<String> of(String text, double size, double width, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : TURNS.matcher(text).replaceAll("").strip().split("(?<=\\s)|(?<=[\\u2E80-\\uFFEF])")) {
            for (String piece : pieces(word, size, width)) {
                if (widthOf(line + piece.stripTrailing(), size) > width && !line.isEmpty()) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(piece);
            }
        }
        lines.add(line.toString().strip());
        if (lines.size() > most) {
            String last = lines.get(most - 1);
            lines = new ArrayList<>(lines.subList(0, most - 1));
            lines.add(last + "…");
        }
        return lines;
    }

    /** A word that is wider than a line by itself, cut. */
    private static List<String> pieces(String word, double size, double width) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        word.codePoints().forEach(sign -> {
            if (widthOf(piece.toString(), size) > width - size) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(sign);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    private static double widthOf(String text, double size) {
        return text.codePoints()
                .mapToDouble(sign -> sign >= FIRST_WIDE ? size : size * LATIN_WIDTH)
                .sum();
    }
}
