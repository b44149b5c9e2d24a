package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No page violates its Content-Security-Policy: a browser would log an error, which fails the test. */
@QuarkusIntegrationTest
class ContentPolicyIT extends BrowserCase {

    private static final String VIOLATION = "Content Security Policy";

    @Test
    void noPageViolatesThePolicy() {
        Page author = open("", Viewport.DESKTOP, "en");
        author.locator("page-header button.run").click();
        skipSlowMotion(author);
        assertThat(author.locator("run-verdict section"))
                .hasClass(Pattern.compile("wrong|good"), new LocatorAssertions.HasClassOptions().setTimeout(30_000));
        Locator timeline = author.locator("timeline-canvas");
        timeline.hover();
        String run = post(author, "api/runs", "{\"version\":1}", "id");
        String slug = post(author, "api/scenarios", "{\"version\":1}", "slug");
        String code = post(author, "api/workshops", "{}", "code");
        // The desk, opened without a key, asks whether this browser has been let in.
        expectComplaint("/api/workshops/" + code + "/instructor");

        for (String path : List.of(
                "exercises",
                "exercises/see-the-race",
                "workshops",
                "workshops/" + code,
                "join",
                "join/" + code,
                "s/" + slug,
                "r/" + run,
                "embed/s/" + slug,
                "embed/r/" + run)) {
            Page page = open(path, Viewport.DESKTOP, "en");
            page.waitForLoadState();
            assertThat(page.locator("body")).not().isEmpty();
        }
    }

    @Test
    void thePageOfAnErrorHasItsStyle() {
        expectComplaint("404");
        Page page = open("nowhere", Viewport.DESKTOP, "en");

        assertThat(page.locator("h1")).hasCSS("font-size", "24px");
    }

    @Test
    void aViolationIsSeen() {
        expectComplaint(VIOLATION);
        Page page = open("exercises", Viewport.DESKTOP, "en");

        Object violated = page.evaluate("() => new Promise(seen => {"
                + " document.addEventListener('securitypolicyviolation', event => seen(event.effectiveDirective));"
                + " document.body.setAttribute('style', 'color: red');"
                + "})");

        assertThat((String) violated).startsWith("style-src");
    }

    private String post(Page page, String path, String body, String member) {
        APIResponse answer = page.request()
                .post(
                        home.resolve(path).toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(body));
        Matcher value = Pattern.compile("\"" + member + "\" *: *\"([^\"]+)\"").matcher(answer.text());
        assertThat(value.find()).as(answer.text()).isTrue();
        return value.group(1);
    }
}
