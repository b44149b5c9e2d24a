package org.lockplay.scenario;

import java.util.Locale;
import java.util.regex.Pattern;
import org.lockplay.json.Wording;

/**
 * Characters that are not part of a program but often pasted with one. The page's {@code program-characters.ts} lists
 * the same.
 */
final class ProgramCharacters {

    private static final Pattern ODD_SPACE = Pattern.compile("[\\xA0\\u1680\\u2000-\\u200A\\u202F\\u205F]");

    /** Invisible characters other than spaces: controls, joiners, marks, fillers. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\x00-\\x08\\x0E-\\x1F\\x7F-\\x84\\x86-\\x9F\\xAD\\u034F"
            + "\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200F\\u202A-\\u202E\\u2060-\\u206F\\u2800"
            + "\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\x{E0000}-\\x{E0FFF}]");

    private static final int FIRST_FULL_WIDTH = 0xFF01;
    private static final int LAST_FULL_WIDTH = 0xFF5E;
    private static final int TO_ASCII = 0xFEE0;

    private ProgramCharacters() {}

    /** Maps full-width letters, digits and punctuation to ASCII; returns other characters unchanged. */
    static int halfWidth(int character) {
        return character >= FIRST_FULL_WIDTH && character <= LAST_FULL_WIDTH ? character - TO_ASCII : character;
    }

    /** Maps each character of a text as {@link #halfWidth(int)} does. */
    static String halfWidth(String text) {
        return text.codePoints()
                .map(ProgramCharacters::halfWidth)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Whether it is a space that no keyboard types. */
    static boolean isOddSpace(int character) {
        return matches(ODD_SPACE, character);
    }

    static boolean isInvisible(int character) {
        return matches(INVISIBLE, character);
    }

    /** The name of an unusual space or an invisible character. */
    static Wording nameOf(int character) {
        return Wording.of("character." + wireName(character));
    }

    private static String wireName(int character) {
        return switch (character) {
            case 0xA0, 0x2007, 0x202F -> "no-break-space";
            case 0x200B -> "zero-width-space";
            case 0x200C, 0x200D, 0x2060 -> "zero-width-joiner";
            case 0xFEFF -> "byte-order-mark";
            case 0xAD -> "soft-hyphen";
            case 0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069 ->
                "direction-mark";
            default -> {
                if (isOddSpace(character)) {
                    yield "other-space";
                }
                yield Character.isISOControl(character) ? "control-character" : "invisible-character";
            }
        };
    }

    /** The code point of a character, such as {@code U+00A0}. */
    static String codePoint(int character) {
        return String.format(Locale.ROOT, "U+%04X", character);
    }

    private static boolean matches(Pattern pattern, int character) {
        return pattern.matcher(Character.toString(character)).matches();
    }
}
