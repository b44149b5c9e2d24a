package org.lockplay.web.session;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * The token of a browser session, in a form that people can copy by hand to another browser: twenty characters of
 * Crockford's base 32, 100 random bits, without look-alikes.
 *
 * @param token the twenty characters; the cookie's value
 */
public record SessionCode(String token) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;

    /** Generates a code. */
    static SessionCode random() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            token.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new SessionCode(token.toString());
    }

    /** Parses user input, in lower or upper case, with or without separators; empty if it is not a code. */
    static Optional<SessionCode> parse(String typed) {
        String token = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean valid = token.length() == LENGTH && token.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return valid ? Optional.of(new SessionCode(token)) : Optional.empty();
    }

    /** The code in groups of four, for display. */
    public String shown() {
        return token.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
