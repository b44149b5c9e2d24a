package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Collects the accessibility violations that axe finds in pages, in the light and the dark theme. */
final class Axe {

    private static final Path PROGRAM = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private static final String ALL_RULES = "{resultTypes: ['violations']}";

    /** The only rule that depends on colours. */
    private static final String CONTRAST = "{resultTypes: ['violations'], runOnly: ['color-contrast']}";

    /** The violated rules, each with the first element that violates it. */
    private static final String JUDGE = "() => axe.run(document, OPTIONS).then(result =>"
            + " result.violations.map(rule => rule.id + ' at ' + JSON.stringify(rule.nodes[0].target)))";

    private final List<String> violations = new ArrayList<>();

    /** Checks a page's current state: all rules in one theme, the colours in the other. */
    void judge(Page page, String state) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(program());
        }
        judge(page, state, ColorScheme.LIGHT, ALL_RULES);
        judge(page, state, ColorScheme.DARK, CONTRAST);
    }

    /** Fails if there were violations, and lists them. */
    void assertNoViolations() {
        assertThat(violations).isEmpty();
    }

    private void judge(Page page, String state, ColorScheme light, String options) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(light));
        for (Object broken : (List<?>) page.evaluate(JUDGE.replace("OPTIONS", options))) {
            violations.add(state + ", " + light + ": " + broken);
        }
    }

    private static String program() {
        try {
            return Files.readString(PROGRAM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
