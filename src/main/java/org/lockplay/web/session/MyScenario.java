package org.lockplay.web.session;

import java.util.Locale;
import org.lockplay.share.SavedScenarios;

/**
 * A saved scenario in a session's list.
 *
 * @param slug the end of its link; the page is {@code /s/{slug}}
 * @param name the session's name for it, else its title
 * @param title its title
 * @param savedAt when the session saved it last, as ISO 8601
 */
public record MyScenario(String slug, String name, String title, String savedAt) {

    static MyScenario of(SavedScenarios.Entry entry) {
        return new MyScenario(
                entry.slug(),
                entry.name().orElse(entry.title()),
                entry.title(),
                entry.savedAt().toString());
    }

    boolean has(String text) {
        String small = text.toLowerCase(Locale.ROOT);
        return (name + "\n" + title).toLowerCase(Locale.ROOT).contains(small);
    }
}
