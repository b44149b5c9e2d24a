package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Collects a page's console messages and errors; a test must have expected all of them at its end. */
final class PageProblems {

    private static final Set<String> COMPLAINTS = Set.of("error", "warning", "assert");

    private final List<String> seen = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    void watch(Page page) {
        page.onConsoleMessage(message -> {
            if (COMPLAINTS.contains(message.type())) {
                seen.add("console " + message.type() + ": " + message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(error -> seen.add("uncaught: " + error));
        page.onCrash(crashed -> seen.add("the page crashed"));
    }

    /** Expects a message that contains {@code part}. */
    void expect(String part) {
        expected.add(part);
    }

    void assertNone() {
        assertThat(seen)
                .as("what the page complained about")
                .allSatisfy(problem -> assertThat(expected).anyMatch(problem::contains));
    }
}
