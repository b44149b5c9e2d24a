package org.lockplay.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A line of a program with code in it.
 *
 * @param number its number in the text, from 1
 * @param raw the line as it was written
 * @param indent columns of space before the code; a full-width space counts as two
 * @param isLoose whether the indentation contains a tab, so that its width is undefined
 * @param code the line without indentation, comment and invisible characters; full-width characters as ASCII
 * @param columns the column of each character of the code in the raw line, from 1, and the column of its end
 */
record ProgramLine(int number, String raw, int indent, boolean isLoose, String code, List<Integer> columns) {

    private static final char WIDE_SPACE = '\u3000';

    /** No character, for an invisible one. */
    private static final int NOTHING = -1;

    ProgramLine {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a line.
     *
     * @param mistakes collects invalid characters
     * @return empty if it is blank or only a comment
     */
    static Optional<ProgramLine> read(int number, String raw, ProgramMistakes mistakes) {
        StringBuilder text = new StringBuilder();
        List<Integer> columns = new ArrayList<>();
        List<int[]> odd = new ArrayList<>();
        int from = number == 1 && raw.indexOf(ProgramText.BYTE_ORDER_MARK) == 0 ? 1 : 0;
        int end = raw.length();
        for (int at = from; at < end; at += Character.charCount(raw.codePointAt(at))) {
            int character = raw.codePointAt(at);
            int read = asCode(character);
            if (read == '#') {
                end = at;
                break;
            }
            if (read == NOTHING || ProgramCharacters.isOddSpace(character)) {
                odd.add(new int[] {character, at + 1});
            }
            if (read != NOTHING) {
                text.appendCodePoint(read);
                for (int unit = 0; unit < Character.charCount(read); unit++) {
                    columns.add(at + unit + 1);
                }
            }
        }
        String code = text.toString().strip();
        if (!code.isEmpty() || end < raw.length()) {
            mistakes.noteTab(number, raw.indexOf('\t') + 1);
        }
        if (code.isEmpty()) {
            return Optional.empty();
        }
        odd.forEach(found -> mistakes.noteOdd(found[0], number, found[1]));
        int start = text.indexOf(code);
        List<Integer> ofCode = new ArrayList<>(columns.subList(start, start + code.length()));
        ofCode.add(ofCode.get(ofCode.size() - 1) + 1);
        String before = raw.substring(0, ofCode.get(0) - 1);
        int indent = start + count(before, character -> character == WIDE_SPACE);
        return Optional.of(new ProgramLine(number, raw, indent, before.indexOf('\t') >= 0, code, ofCode));
    }

    /** The column, from 1, at which this line reaches an indentation of {@code depth} columns. */
    int columnAtDepth(int depth) {
        int width = 0;
        int at = 0;
        while (at < raw.length() && width < depth) {
            char character = raw.charAt(at++);
            width += character == WIDE_SPACE ? 2 : asCode(character) == ' ' ? 1 : 0;
        }
        return at + 1;
    }

    /** Normalizes a character: any space to a plain space, an invisible character to nothing. */
    private static int asCode(int character) {
        if (character == '\t' || character == WIDE_SPACE || ProgramCharacters.isOddSpace(character)) {
            return ' ';
        }
        return ProgramCharacters.isInvisible(character) ? NOTHING : ProgramCharacters.halfWidth(character);
    }

    private static int count(String text, IntPredicate wanted) {
        return (int) text.chars().filter(wanted).count();
    }
}
