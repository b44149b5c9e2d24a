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

/** What axe has against the states of pages, in the light and in the dark. */
final class Axe {

    private static final Path PROGRAM = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    private static final String ALL_RULES = "{resultTypes: ['violations']}";

    /** The only rule that asks for colours. */
    private static final String CONTRAST = "{resultTypes: ['violations'], runOnly: ['color-contrast']}";

    /** The rules that are broken, each with the first element that breaks it. */
    private static final String JUDGE = "() => axe.run(document, OPTIONS).then(result =>"
            + " result.violations.map(rule => rule.id + ' at ' + JSON.stringify(rule.nodes[0].target)))";

    private final List<String> violations = new ArrayList<>();

    /** Looks at what a page shows now: at everything in one light, at the colours in the other. */
    void judge(Page page, String state) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(program());
        }
        judge(page, state, ColorScheme.LIGHT, ALL_RULES);
        judge(page, state, ColorScheme.DARK, CONTRAST);
    }

    /** Fails if anything was found, and says where. */
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
