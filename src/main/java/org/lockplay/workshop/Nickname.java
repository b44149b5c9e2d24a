package org.lockplay.workshop;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/** How the nicknames of attendees are written, and which of them look alike. */
public final class Nickname {

    private Nickname() {}

    /** A nickname with composed characters and single spaces. */
    public static String normal(String text) {
        return Normalizer.normalize(text.strip().replaceAll("\\s+", " "), Form.NFC);
    }

    /** Whether two nicknames differ in nothing but case, or in forms of the same characters. */
    static boolean areAlike(String one, String other) {
        return comparable(one).equals(comparable(other));
    }

    private static String comparable(String nickname) {
        return Normalizer.normalize(nickname, Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
