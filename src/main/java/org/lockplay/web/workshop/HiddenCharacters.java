package org.lockplay.web.workshop;

import java.util.stream.IntStream;

/** Characters that a nickname or a title may not have, because they are invisible or change what is beside them. */
final class HiddenCharacters {

    /** Joins emoji to one, such as a person and a laptop. */
    private static final int JOINER = 0x200D;
    /** Follows an emoji that also exists as a plain symbol. */
    private static final int EMOJI_STYLE = 0xFE0F;

    private HiddenCharacters() {}

    /** Whether a text has one. */
    static boolean areIn(String text) {
        int[] signs = text.codePoints().toArray();
        return IntStream.range(0, signs.length).anyMatch(i -> isHidden(signs[i]) && !joinsEmoji(signs, i));
    }

    private static boolean joinsEmoji(int[] signs, int i) {
        return signs[i] == JOINER
                && i > 0
                && i < signs.length - 1
                && (isSymbol(signs[i - 1]) || signs[i - 1] == EMOJI_STYLE)
                && isSymbol(signs[i + 1]);
    }

    /** Emoji, and the modifiers of their skin tone. */
    private static boolean isSymbol(int sign) {
        int type = Character.getType(sign);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
    }

    private static boolean isHidden(int sign) {
        int type = Character.getType(sign);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
