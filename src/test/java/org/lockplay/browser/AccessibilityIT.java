package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of the page as axe sees it, in both languages and in both lights. */
@QuarkusIntegrationTest
class AccessibilityIT extends BrowserCase {

    private static final Path AXE = Path.of("frontend", "node_modules", "axe-core", "axe.min.js");

    /** The rules that are broken, each with the first element that breaks it. */
    private static final String JUDGE = "() => axe.run(document, {resultTypes: ['violations']}).then(result =>"
            + " result.violations.map(rule => rule.id + ' at ' + JSON.stringify(rule.nodes[0].target)))";

    private final List<String> violations = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"en, LIGHT", "en, DARK", "zh-CN, LIGHT", "zh-CN, DARK"})
    void noStateOfThePageKeepsAnybodyOut(String language, ColorScheme scheme) throws IOException {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setColorScheme(scheme)
                        .setLocale(language));
        page.locator("lock-gallery").waitFor();
        judge(page, "before the first run");
        run(page);
        judge(page, "race");

        page.locator("lock-gallery input[value=semaphore]").check(new Locator.CheckOptions().setForce(true));
        run(page);
        page.locator("timeline-tools button").first().click();
        judge(page, "locked, with the last run behind it");
        page.keyboard().press("/");
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        judge(page, "search");
        page.keyboard().press("Escape");
        for (int tab = 1; tab <= 3; tab++) {
            page.locator("run-figures [role=tab]").nth(tab).click();
            judge(page, "chart " + tab);
        }
        page.locator("program-lines [role=tab]").nth(1).click();
        judge(page, "code");
        page.locator("timeline-tools button").last().click();
        judge(page, "table");
        page.locator("timeline-tools button").last().click();
        page.locator("timeline-tools button").nth(1).click();
        judge(page, "comparison");
        page.locator("run-compare .back").click();
        page.locator("page-header button.help").click();
        judge(page, "keys");
        page.keyboard().press("Escape");
        page.locator("program-lines .edit").click();
        page.locator("program-editor textarea").fill("dance\n  read");
        judge(page, "a wrong program");

        assertThat(violations).isEmpty();
    }

    @Test
    void neitherDoesARunThatGoesOnOrAPhone() throws IOException {
        Page page = open("", Viewport.PHONE, "en");
        page.locator("details.controls > summary").click();
        judge(page, "phone");
        page.locator("lock-gallery .tour").click();
        page.locator("lock-tour-view li button:enabled").first().waitFor();
        judge(page, "tour");
        page.locator("lock-tour-view header button").last().click();
        page.locator("page-header .step").click();
        Locator touch = page.locator("run-stage [data-buyer='2'] .touch").first();
        touch.waitFor();
        judge(page, "step mode");
        page.locator("page-header .stop").click();

        assertThat(violations).isEmpty();
    }

    private static void run(Page page) {
        page.locator("page-header button.run").click();
        assertThat(page.locator("run-verdict section"))
                .hasClass(Pattern.compile("held|violated"), new LocatorAssertions.HasClassOptions().setTimeout(20_000));
        page.locator("play-bar button").last().click();
    }

    private void judge(Page page, String state) throws IOException {
        page.evaluate(Files.readString(AXE));
        for (Object broken : (List<?>) page.evaluate(JUDGE)) {
            violations.add(state + ": " + broken);
        }
    }
}
