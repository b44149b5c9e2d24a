package org.lockplay.export;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Breaks texts into lines by an estimate of their width: a Chinese character is as wide as high, a Latin one about half
 * that. The estimate is generous, because the fonts of an SVG's viewer are unknown.
 *
 * @param size the font size, in points
 * @param bold whether it is bold
 * @param width the maximum width of a line, in points
 */
record TextLines(double size, boolean bold, double width) {

    private static final double LATIN_WIDTH = 0.56;
    private static final double BOLD_LATIN_WIDTH = 0.64;
    private static final int FIRST_WIDE = 0x2E80;
    /** Characters that change the writing direction, and could disguise a text. */
    private static final Pattern TURNS = Pattern.compile("[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    /** Break after a blank and around Chinese characters, but not before closing or after opening punctuation. */
    private static final Pattern BREAKS =
            Pattern.compile("(?<=\\s)|(?<=[\\u2E80-\\uFFEF])(?<![（《「])(?![，。、；：？！）》」”’…])");

    private static final String ELLIPSIS = "…";

    /** All lines. */
    List<String> of(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : BREAKS.split(TURNS.matcher(text).replaceAll("").strip())) {
            for (String piece : pieces(word)) {
                if (widthOf(line + piece.stripTrailing()) > width && !line.isEmpty()) {
                    lines.add(line.toString().strip());
                    line.setLength(0);
                }
                line.append(piece);
            }
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** At most {@code most} lines, the last one with an ellipsis if the text is longer. */
    List<String> of(String text, int most) {
        List<String> lines = of(text);
        if (lines.size() <= most) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, most));
        kept.set(most - 1, cut(kept.get(most - 1)));
        return kept;
    }

    private String cut(String line) {
        String cut = line;
        while (widthOf(cut) + size > width && !cut.isEmpty()) {
            cut = cut.substring(0, cut.offsetByCodePoints(cut.length(), -1)).stripTrailing();
        }
        return cut + ELLIPSIS;
    }

    /** Splits a word that is wider than a line. */
    private List<String> pieces(String word) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        word.codePoints().forEach(sign -> {
            if (widthOf(piece.toString()) > width - size) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.appendCodePoint(sign);
        });
        pieces.add(piece.toString());
        return pieces;
    }

    /** The estimated width of a text on one line. */
    double widthOf(String text) {
        double latin = bold ? BOLD_LATIN_WIDTH : LATIN_WIDTH;
        return text.codePoints()
                .mapToDouble(sign -> sign >= FIRST_WIDE ? size : size * latin)
                .sum();
    }
}
