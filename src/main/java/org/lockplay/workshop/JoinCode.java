package org.lockplay.workshop;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/** The codes of workshops: six characters to write on a blackboard, and a long secret for the instructor's link. */
public final class JoinCode {

    /** Without 0 O, 1 I L, 2 Z, 5 S, 8 B, U V: a code is read aloud and copied from a wall. */
    static final String SIGNS = "34679ACDEFGHJKMNPQRTWXY";

    private static final int LENGTH = 6;
    private static final int SECRET_BYTES = 18;
    private static final SecureRandom RANDOM = new SecureRandom();

    private JoinCode() {}

    /** Generates a code. */
    static String random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** Normalizes user input to the form in which codes are stored. */
    public static String normal(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    /** Generates a secret: 144 random bits. */
    static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The digest of a secret; only this is stored. */
    static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
