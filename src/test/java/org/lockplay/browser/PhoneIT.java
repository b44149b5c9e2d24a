package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page where there is little room: the stage and the verdict in view, tabs for the rest. */
@QuarkusIntegrationTest
class PhoneIT extends BrowserCase {

    private Page visit(int width, int height, String language) {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.locator("page-header button.run:enabled").click();
        assertThat(page.locator("run-verdict section"))
                .hasClass(
                        Pattern.compile("good|wrong|stuck|uneasy"),
                        new LocatorAssertions.HasClassOptions().setTimeout(60_000));
        return page;
    }

    @ParameterizedTest
    @CsvSource({"en, 390, 844", "zh-CN, 390, 844", "en, 320, 700", "zh-CN, 320, 700"})
    void everyTabIsAtMostTwoScreensLongAndBothAnswersAreInView(String language, int width, int height) {
        Page page = visit(width, height, language);
        answersAreInView(page);
        Locator tabs = page.locator("phone-tabs [role=tab][aria-controls=part]");
        List<String> parts =
                List.of("program-lines", "run-timeline", "finding-list", "run-figures", "scenario-controls");
        for (String part : parts) {
            tabs.nth(parts.indexOf(part)).click();
            assertThat(page.locator(part)).isVisible();
            assertThat(number(page, "document.documentElement.scrollHeight"))
                    .as("%s at %d", part, width)
                    .isLessThanOrEqualTo(2 * height);
            toTheEnd(page);
            answersAreInView(page);
            assertThat(page.locator("page-header button.run")).isInViewport();
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 390, 844", "zh-CN, 390, 844", "en, 320, 700", "zh-CN, 320, 700"})
    void whatDiffersFromTheShownRunIsSaidAtTheBottomAndCanBeUsed(String language, int width, int height) {
        Page page = visit(width, height, language);
        page.locator("phone-tabs [role=tab][aria-controls=part]").last().click();
        page.locator("lock-gallery input[value=semaphore]").dispatchEvent("click");
        Locator use = page.locator("run-strip .use");
        assertThat(use).isInViewport();
        assertThat(page.locator("scenario-controls .differs")).hasCount(1);
        CutText cut = new CutText();
        cut.judge(page, "differing controls at " + width);
        cut.assertNone();
        use.click();
        assertThat(page.locator("run-verdict section"))
                .hasClass(Pattern.compile("good"), new LocatorAssertions.HasClassOptions().setTimeout(60_000));
        assertThat(use).hasCount(0);

        page.locator("phone-tabs [role=tab][aria-controls=part]").nth(1).click();
        page.locator("timeline-tools button").nth(1).click();
        page.locator("run-compare .cards").waitFor();
        assertIsTwoScreens(page, "comparison");
        cut.judge(page, "comparison at " + width);
        cut.assertNone();
        page.locator("run-compare .back").click();
        assertThat(page.locator("run-compare")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"en, 390, 844", "zh-CN, 390, 844", "en, 320, 700", "zh-CN, 320, 700"})
    void aTourIsAtMostTwoScreensLong(String language, int width, int height) {
        Page page = visit(width, height, language);
        page.locator("phone-tabs [role=tab][aria-controls=part]").last().click();
        page.locator("lock-gallery .tour").click();
        page.locator("tour-table verdict-answers").last().waitFor();
        assertIsTwoScreens(page, "tour");
        page.locator("lock-tour-view header button").first().click();
        page.locator("lock-tour-view li button:enabled").first().waitFor();
        assertIsTwoScreens(page, "tour as cards");
    }

    @ParameterizedTest
    @CsvSource({"en, 390, 844", "zh-CN, 390, 844", "en, 320, 700", "zh-CN, 320, 700"})
    void theExercisesAreAtMostTwoScreensLong(String language, int width, int height) {
        Page page = visit(width, height, language);
        page.navigate(home.resolve("exercises").toString());
        page.locator("exercise-path li").last().waitFor();
        assertIsTwoScreens(page, "exercises");
        page.navigate(home.resolve("exercises/take-the-key").toString());
        page.locator("exercise-panel ol.parts").waitFor();
        assertIsTwoScreens(page, "exercise");
        page.locator("page-header button.run:enabled").click();
        page.locator("exercise-panel .lacks").waitFor(new Locator.WaitForOptions().setTimeout(60_000));
        assertIsTwoScreens(page, "failed exercise");
    }

    private static void assertIsTwoScreens(Page page, String state) {
        assertThat(number(page, "document.documentElement.scrollHeight"))
                .as(state)
                .isLessThanOrEqualTo(2 * page.viewportSize().height);
    }

    @Test
    void theVerdictStaysInViewOnATabletToo() {
        Page page = visit(1024, 700, "en");
        answersAreInView(page);
        toTheEnd(page);
        assertThat(page.locator("run-figures")).isInViewport();
        answersAreInView(page);
        assertThat(page.locator("page-header button.run")).isInViewport();
    }

    private static void toTheEnd(Page page) {
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)");
    }

    /** In view, and not under the page's head. */
    private static void answersAreInView(Page page) {
        for (String answer : List.of("safety", "progress")) {
            Locator chip = page.locator("run-verdict ." + answer);
            assertThat(chip).isInViewport();
            assertThat((Boolean) chip.evaluate("chip => { const {x, y, width, height} = chip.getBoundingClientRect();"
                            + " let at = document.elementFromPoint(x + width / 2, y + height / 2);"
                            + " while (at?.shadowRoot && at !== chip) {"
                            + " const deeper = at.shadowRoot.elementFromPoint(x + width / 2, y + height / 2);"
                            + " if (deeper === null || deeper === at) break; at = deeper; }"
                            + " return chip === at || chip.contains(at) }"))
                    .as("nothing lies over the answer to %s", answer)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "320, en",
        "320, zh-CN",
        "390, en",
        "390, zh-CN",
        "768, en",
        "768, zh-CN",
        "1024, en",
        "1024, zh-CN",
        "1440, en",
        "1920, zh-CN"
    })
    void nothingIsWiderThanTheWindow(int width, String language) {
        Page page = visit(width, 844, language);
        assertThat(number(page, "document.documentElement.scrollWidth"))
                .as("width of the page")
                .isLessThanOrEqualTo(width);
        if (width == 768) {
            assertThat(number(
                            page,
                            "document.querySelector('lock-playground').shadowRoot"
                                    + ".querySelector('page-header').offsetHeight"))
                    .as("a header in one row")
                    .isLessThan(70);
        }
    }

    @ParameterizedTest
    @CsvSource({"en, 390, 844", "zh-CN, 390, 844", "en, 320, 700", "zh-CN, 320, 700"})
    void stepModeDoesNotMoveThePage(String language, int width, int height) {
        Page page = visit(width, height, language);
        int before = headHeight(page);
        page.locator("page-header button.step").click();
        page.locator("repeat-tools .back").waitFor();
        assertThat(headHeight(page)).as("height of the page's head").isEqualTo(before);
        CutText cut = new CutText();
        cut.judge(page, "step mode at " + width);
        cut.assertNone();
        page.locator("page-header .stop").click();
    }

    private static int headHeight(Page page) {
        return number(
                page, "document.querySelector('lock-playground').shadowRoot.querySelector('page-header').offsetHeight");
    }

    @Test
    void stepModeShowsTheLineOfEachBuyer() {
        Page page = open("", Viewport.PHONE, "en");
        page.locator("page-header button.step").click();
        assertThat(page.locator("program-lines li.busy .here").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        assertThat(page.locator("run-stage .gated .status").first()).isInViewport();
        assertThat(page.locator("run-stage .gated .status").first()).containsText("▸ query");
        page.locator("program-lines").scrollIntoViewIfNeeded();
        assertThat(page.locator("program-lines li.busy .here").first()).isInViewport();
        page.locator("page-header button.stop").click();
    }

    private static int number(Page page, String script) {
        return ((Number) page.evaluate(script)).intValue();
    }
}
