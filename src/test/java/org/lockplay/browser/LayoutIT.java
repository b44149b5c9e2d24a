package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.SelectOption;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On every width and in both languages, no text is cut and nothing moves by itself. */
@QuarkusIntegrationTest
class LayoutIT extends BrowserCase {

    private static final int HEIGHT = 844;

    /** The widest window in which the parts below the stage are tabs. */
    private static final int NARROW = 900;

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(60_000);

    private final CutText cut = new CutText();
    private final Axe axe = new Axe();

    /** One page goes through all states, because runs take longer than measuring. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void noTextIsCutAndNothingMovesInAnyStateOnAnyWidth(String language) {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        page.locator("page-header button.run:enabled").waitFor();
        measure(page, "first page");

        run(page, 1440, "wrong");
        measure(page, "unsafe");

        page.locator("lock-gallery input[value=semaphore]").dispatchEvent("click");
        run(page, 390, "good");
        measure(page, "safe");

        page.setViewportSize(1024, HEIGHT);
        page.locator("fault-plan #kind").selectOption("crash");
        run(page, 1024, "stuck");
        axe.judge(page, "stuck, 1024 wide");
        measure(page, "stuck");
        page.setViewportSize(390, HEIGHT);
        axe.judge(page, "stuck, 390 wide");

        cut.assertNone();
        axe.assertNoViolations();
    }

    /** The control: each of these is cut, and what can be read or scrolled to is not. */
    @Test
    void aCutWordIsFound() {
        Page page = open("", Viewport.DESKTOP, "en");
        page.navigate("about:blank");
        page.setContent("<p>whole</p><div style='width:40px;overflow:auto;white-space:nowrap'>can be scrolled to</div>"
                + "<div style='width:40px;overflow:hidden;white-space:nowrap'>hidden overflow</div>"
                + "<button style='width:40px;white-space:nowrap'>narrow button</button>"
                + "<select style='width:60px'><option>a choice without room</option></select>"
                + "<p style='width:60px;overflow:hidden;display:-webkit-box;-webkit-box-orient:vertical;"
                + "-webkit-line-clamp:1'>clamped to one line</p>"
                + "<p style='position:fixed;left:-40px;white-space:nowrap'>outside the window</p>");

        cut.judge(page, "control");

        assertThat(cut.found())
                .hasSize(5)
                .anyMatch(found -> found.contains("hidden overflow"))
                .anyMatch(found -> found.contains("narrow button"))
                .anyMatch(found -> found.contains("a choice without room"))
                .anyMatch(found -> found.contains("clamped to one line"))
                .anyMatch(found -> found.contains("outside the window"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void noNameOfAScenarioIsCut(String language) {
        Page page = open("", Viewport.DESKTOP, language);
        Locator preset = page.locator("page-header .preset");
        assertThat(page.locator("page-header button.run")).isEnabled();
        for (int index = 0; index < preset.locator("option").count(); index++) {
            preset.selectOption(new SelectOption().setIndex(index));
            cut.judgeOnAllWidths(page, "scenario " + index);
        }
        cut.assertNone();
    }

    private static void run(Page page, int width, String tone) {
        page.setViewportSize(width, HEIGHT);
        settle(page);
        page.evaluate("window.shift = 0; window.shifts?.disconnect(); window.shifts = new PerformanceObserver(list =>"
                + " list.getEntries().forEach(entry => { if (!entry.hadRecentInput) window.shift += entry.value }));"
                + " window.shifts.observe({type: 'layout-shift', buffered: false})");
        page.locator("page-header button.run:enabled").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile(tone), SOON);
        assertThat(page.locator("next-step button").first()).isVisible();
        settle(page);
        assertThat(((Number) page.evaluate("window.shift")).doubleValue())
                .as("layout shift of a run at %d", width)
                .isLessThan(0.01);
    }

    private void measure(Page page, String state) {
        for (int width : CutText.WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            settle(page);
            if (width > NARROW) {
                cut.judge(page, state + ", " + width + " wide");
                continue;
            }
            Locator tabs = page.locator("phone-tabs [role=tab][aria-controls=part]");
            for (int tab = 0; tab < tabs.count(); tab++) {
                tabs.nth(tab).click();
                settle(page);
                cut.judge(page, state + ", " + width + " wide, tab " + tab);
                assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
                        .as("length of the page, %s, %d wide, tab %d", state, width, tab)
                        .isLessThanOrEqualTo(2 * HEIGHT);
            }
        }
    }

    /** Two frames later the page has followed its new size. */
    private static void settle(Page page) {
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }
}
