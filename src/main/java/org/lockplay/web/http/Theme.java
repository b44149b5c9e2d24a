package org.lockplay.web.http;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Light or dark, as chosen on the page. Rendered into the page by the server; otherwise a dark page would flash white
 * until its script has run.
 */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie that the page's theme switch sets. */
    public static final String COOKIE = "theme";

    /** The theme of a cookie; the system's theme if the value is missing or unknown. */
    public static Theme of(String cookie) {
        return Stream.of(values())
                .filter(theme -> theme.wireName().equals(cookie))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Whether the user has chosen a theme. */
    public boolean chosen() {
        return this != SYSTEM;
    }

    /** The name in the cookie and in the page, such as {@code dark}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
