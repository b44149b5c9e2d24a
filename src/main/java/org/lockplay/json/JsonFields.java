package org.lockplay.json;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the members of one JSON object strictly. Wrong types, values out of range and unknown names are collected as
 * violations; the default replaces an invalid value so that the rest can be checked too.
 */
public final class JsonFields {

    private final Map<?, ?> members;
    private final String prefix;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();

    /**
     * Reads an object's members.
     *
     * @param prefix the prefix of its members' full names
     * @param violations collects the errors
     */
    public JsonFields(Map<?, ?> members, String prefix, List<Violation> violations) {
        this.members = members;
        this.prefix = prefix;
        this.violations = violations;
    }

    /** The full name of a member, such as {@code placement.processes}. */
    String path(String name) {
        return prefix + name;
    }

    /** Reports an error in a member. */
    public void report(String name, String code, Object... args) {
        violations.add(Violation.of(path(name), code, args));
    }

    /** An integer within bounds. */
    public long integer(String name, long defaultValue, long min, long max) {
        return optionalInteger(name, min, max).orElse(defaultValue);
    }

    /** An integer within bounds; empty if the member is absent. */
    public Optional<Long> optionalInteger(String name, long min, long max) {
        Object value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof Long number)) {
            report(name, "not-integer");
            return Optional.empty();
        }
        if (number < min || number > max) {
            report(name, "out-of-range", min, max);
            return Optional.empty();
        }
        return Optional.of(number);
    }

    /** A boolean. */
    public boolean flag(String name, boolean defaultValue) {
        Object value = member(name);
        if (value == null) {
            return defaultValue;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        report(name, "not-boolean");
        return defaultValue;
    }

    /** A string of at most {@code maxLength} characters; empty if the member is absent. */
    public Optional<String> text(String name, int maxLength) {
        Object value = member(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text)
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            // A lone surrogate is not text: it could not be encoded in a link.
            report(name, "not-text");
            return Optional.empty();
        }
        if (text.length() > maxLength) {
            report(name, "too-long", maxLength);
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** A string that names one of several values. */
    public <E> E choice(String name, E defaultValue, Function<String, Optional<E>> find, List<String> names) {
        Optional<String> text = text(name, Integer.MAX_VALUE);
        if (text.isEmpty()) {
            return defaultValue;
        }
        Optional<E> found = find.apply(text.get());
        if (found.isEmpty()) {
            report(name, "not-one-of", String.join(", ", names));
        }
        return found.orElse(defaultValue);
    }

    /** A nested object; an absent one has no members. */
    public JsonFields object(String name) {
        Object value = member(name);
        if (value != null && !(value instanceof Map)) {
            report(name, "not-object");
        }
        return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of(), path(name) + ".", violations);
    }

    /** A nested list; an absent one is empty. */
    public List<?> list(String name) {
        Object value = member(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        report(name, "not-list");
        return List.of();
    }

    /** One entry of a list as an object. */
    public JsonFields entry(String name, int index, Object value) {
        String path = name + "[" + index + "]";
        if (!(value instanceof Map)) {
            report(path, "not-object");
        }
        return new JsonFields(value instanceof Map<?, ?> map ? map : Map.of(), path(path) + ".", violations);
    }

    /** Whether the member is there, also with the value {@code null}. */
    public boolean has(String name) {
        known.add(name);
        return members.containsKey(name);
    }

    /** The raw value; {@code null} where it is absent or null. */
    public Object member(String name) {
        known.add(name);
        return members.get(name);
    }

    /** Reports every member that was not read. Call it last. */
    public void refuseUnknown() {
        for (Object name : members.keySet()) {
            if (!known.contains(String.valueOf(name))) {
                report(String.valueOf(name), "unknown-field");
            }
        }
    }
}
