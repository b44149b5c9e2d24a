package org.lockplay.run;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Generates the ids of runs, which cannot be guessed. Thread-safe. */
final class RunIds {

    /** 144 bits. */
    private static final int BYTES = 18;

    private static final Pattern VALID = Pattern.compile("[\\w-]{1,64}");

    private final SecureRandom random = new SecureRandom();

    /** Generates an id. */
    String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Whether a text can be the id of a run. */
    static boolean isValid(String id) {
        return VALID.matcher(id).matches();
    }
}
