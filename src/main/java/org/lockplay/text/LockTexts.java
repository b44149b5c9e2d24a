package org.lockplay.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All texts about one kind of lock, in {@code locks/<lock>.txt}: a section {@code [en]} and {@code [zh]} with its texts
 * in each language, and a section {@code [python]} and {@code [java]} with one sale under that lock as source code. A
 * new kind of lock adds this one file.
 */
public final class LockTexts {

    private static final List<String> CODE = List.of("python", "java");

    private final Map<String, String> sections;

    private LockTexts(Map<String, String> sections) {
        this.sections = sections;
    }

    /**
     * Reads the texts about a lock.
     *
     * @param lock the lock's name on the wire, such as {@code file-lock}
     * @throws IllegalArgumentException if there are none
     */
    public static LockTexts of(String lock) {
        String file = "/locks/" + lock + ".txt";
        try (InputStream resource = LockTexts.class.getResourceAsStream(file)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no " + file);
            }
            return new LockTexts(sections(new String(resource.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections(String text) {
        Map<String, StringBuilder> sections = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            if (line.matches("\\[[a-z]+]")) {
                current = new StringBuilder();
                sections.put(line.substring(1, line.length() - 1), current);
            } else {
                current.append(line).append('\n');
            }
        }
        return sections.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        section -> section.getValue().toString().stripTrailing()));
    }

    /** The source code by language, {@code python} and {@code java}. */
    public Map<String, String> code() {
        Map<String, String> code = new LinkedHashMap<>();
        CODE.forEach(language -> code.put(language, sections.get(language)));
        return code;
    }

    /** The texts in a language, by their part, such as {@code name}. */
    Map<String, String> in(String language) {
        Map<String, String> texts = new HashMap<>();
        sections.get(language).lines().forEach(line -> {
            int end = line.indexOf('=');
            texts.put(line.substring(0, end), line.substring(end + 1));
        });
        return texts;
    }
}
