package org.lockplay.json;

import java.util.Locale;

/** Excerpts from an invalid JSON text, for use in a sentence. */
final class JsonExcerpt {

    private static final int MOST_SHOWN = 40;

    private JsonExcerpt() {}

    /** At most as much as fits into a sentence, without splitting a surrogate pair. */
    static String words(String words) {
        return words.codePointCount(0, words.length()) <= MOST_SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MOST_SHOWN)) + "…";
    }

    /** A character, with its code point if it is easily confused; only its code point if it is invisible. */
    static String character(int character) {
        String itself = Character.toString(character);
        if (character > ' ' && character <= '~') {
            return itself;
        }
        String number = String.format(Locale.ROOT, "U+%04X", character);
        return canBeSeen(character) ? itself + " (" + number + ")" : number;
    }

    private static boolean canBeSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> true;
        };
    }
}
