package org.lockplay.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sale under each kind of lock as source code, in {@code code/<lock>.py} and {@code .java}. A new kind of lock adds
 * its two files.
 */
public final class CodeTexts {

    private CodeTexts() {}

    /**
     * One sale under a lock.
     *
     * @param lock the lock's name on the wire, such as {@code file-lock}
     * @return the code by language, {@code python} and {@code java}
     * @throws IllegalArgumentException if there is none for that lock
     */
    public static Map<String, String> of(String lock) {
        Map<String, String> code = new LinkedHashMap<>();
        code.put("python", load(lock + ".py"));
        code.put("java", load(lock + ".java"));
        return code;
    }

    private static String load(String file) {
        try (InputStream resource = CodeTexts.class.getResourceAsStream("/code/" + file)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no code/" + file);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
