package org.lockplay.exercise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Applies JSON merge patches (RFC 7396), and joins programs that are written as a list of lines. */
public final class Patch {

    private static final String PROGRAM = "program";

    private Patch() {}

    /** The object with the change applied; a {@code null} in the change removes a member. */
    public static Map<String, Object> apply(Map<?, ?> object, Map<?, ?> change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        object.forEach((name, value) -> changed.put(String.valueOf(name), value));
        change.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (value == null) {
                changed.remove(name);
            } else if (value instanceof Map<?, ?> inner) {
                changed.put(name, apply(changed.get(name) instanceof Map<?, ?> before ? before : Map.of(), inner));
            } else {
                changed.put(name, value);
            }
        });
        return withProgramAsText(changed);
    }

    /** The object with its program as one string, if it is a list of lines. */
    static Map<String, Object> withProgramAsText(Map<?, ?> object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.forEach((name, value) -> members.put(String.valueOf(name), value));
        if (members.get(PROGRAM) instanceof List<?> lines) {
            members.put(PROGRAM, lines.stream().map(String::valueOf).collect(Collectors.joining("\n")));
        }
        return members;
    }
}
