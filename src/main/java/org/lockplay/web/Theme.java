package org.lockplay.web;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Light or dark, as chosen on the page. The frame of the page has it from the start, or a dark page would flash white
 * until its script has run.
 */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie that the switch on the page sets. */
    static final String COOKIE = "theme";

    /** What a cookie asks for; as the system has it where it asks for nothing that is known. */
    static Theme of(String cookie) {
        return Stream.of(values())
                .filter(theme -> theme.wireName().equals(cookie))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Whether somebody chose. */
    public boolean chosen() {
        return this != SYSTEM;
    }

    /** The name in the cookie and in the page, such as {@code dark}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
