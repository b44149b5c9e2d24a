package org.lockplay.web;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * What a browser session is known by, in a form that people can copy by hand to another browser: twenty letters and
 * digits of Crockford's base 32, 100 random bits, without those that look alike.
 *
 * @param token the twenty signs; what the cookie holds
 */
public record SessionCode(String token) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;

    /** A new one. */
    static SessionCode random() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            token.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return new SessionCode(token.toString());
    }

    /** Reads what somebody has typed, in small or large letters, with or without gaps; empty if it is no code. */
    static Optional<SessionCode> parse(String typed) {
        String token = typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        boolean valid = token.length() == LENGTH && token.chars().allMatch(sign -> SIGNS.indexOf(sign) >= 0);
        return valid ? Optional.of(new SessionCode(token)) : Optional.empty();
    }

    /** In groups of four, as people are shown it. */
    public String shown() {
        return token.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
    }
}
