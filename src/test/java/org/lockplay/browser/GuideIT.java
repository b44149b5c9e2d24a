package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guided first minute, from the first prediction to exercise 1. */
@QuarkusIntegrationTest
class GuideIT extends BrowserCase {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private static Browser.NewContextOptions visitor(Viewport viewport, String language, ColorScheme scheme) {
        return new Browser.NewContextOptions()
                .setViewportSize(viewport.width(), viewport.height())
                .setLocale(language)
                .setColorScheme(scheme)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    @ParameterizedTest
    @CsvSource({
        "en,    DESKTOP, LIGHT, 'How many', 'You say', Why?, A lock admits, 'Safe:', 'Stuck:', 'Recovered:'",
        "en,    PHONE,   DARK,  'How many', 'You say', Why?, A lock admits, 'Safe:', 'Stuck:', 'Recovered:'",
        "zh-CN, DESKTOP, DARK,  会卖出几次, 你预测, 为什么？, 锁一次只放行, 安全：, 卡住：, 已恢复：",
        "zh-CN, PHONE,   LIGHT, 会卖出几次, 你预测, 为什么？, 锁一次只放行, 安全：, 卡住：, 已恢复：",
    })
    void theKeyboardAloneLeadsFromThePredictionToExercise1(
            String language,
            Viewport viewport,
            ColorScheme scheme,
            String predict,
            String run,
            String why,
            String lock,
            String safe,
            String stuck,
            String recovered) {
        Page page = openAsNewcomer("", visitor(viewport, language, scheme));
        Locator sentence = page.locator("first-minute p");
        assertThat(sentence).containsText(predict);
        Axe axe = new Axe();
        axe.judge(page, "the prediction");
        while (!isFocused(page.locator("first-minute .choice").last())) {
            page.keyboard().press("Tab");
        }

        page.keyboard().press("Enter");
        assertThat(sentence).containsText(run);
        page.keyboard().press("Enter");
        assertThat(sentence).containsText(why, SOON);
        for (int frame = 1; frame <= 4; frame++) {
            assertThat(sentence).containsText(frame + "/4");
            page.keyboard().press("Enter");
        }
        assertThat(sentence).containsText(lock);
        page.keyboard().press("Enter");
        assertThat(sentence).containsText(safe, SOON);
        page.keyboard().press("Enter");
        assertThat(sentence).containsText(stuck, SOON);
        axe.judge(page, "a stuck run");
        page.keyboard().press("Enter");
        assertThat(sentence).containsText(recovered, SOON);
        photograph(page, "guide-" + language + "-" + viewport);
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile("/exercises/see-the-race"));
        axe.assertNoViolations();
    }

    private static boolean isFocused(Locator place) {
        return (Boolean) place.evaluate("element => element.matches(':focus')");
    }

    @Test
    void oneClickEndsItForGoodAndNothingIsInTheWay() {
        Page page = openAsNewcomer("", visitor(Viewport.DESKTOP, "en", ColorScheme.LIGHT));
        assertThat(page.locator("first-minute")).isVisible();
        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"))
                .as("no scrolling")
                .isTrue();

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("End the guide"))
                .click();
        assertThat(page.locator("first-minute")).hasCount(0);

        page.reload();
        assertThat(page.locator("page-header button.run")).isEnabled();
        assertThat(page.locator("first-minute")).hasCount(0);
    }

    @Test
    void theFirstRunIsShownInSlowMotionAndCanBeSkipped() {
        Page page = openAsNewcomer(
                "", visitor(Viewport.DESKTOP, "en", ColorScheme.LIGHT).setReducedMotion(ReducedMotion.NO_PREFERENCE));
        page.locator("first-minute .choice").last().click();
        assertThat(page.locator("first-minute p")).containsText("in slow motion");
        page.locator("first-minute .main").click();
        assertThat(page.locator("first-minute .main")).hasText("Skip to the end");
        assertThat(page.locator("run-verdict")).containsText("slow motion", SOON);
        page.locator("first-minute .main").click();
        assertThat(page.locator("first-minute p")).containsText("Why?", SOON);
    }

    /** From the first paint on: the observer is also given what moved before it was there. */
    @ParameterizedTest
    @CsvSource({"en, DESKTOP", "zh-CN, DESKTOP", "en, PHONE", "zh-CN, PHONE"})
    void nothingMovesWhileTheFirstPageLoads(String language, Viewport viewport) {
        Page page = openAsNewcomer("", visitor(viewport, language, ColorScheme.LIGHT));
        assertThat(page.locator("first-minute .choice").last()).isEnabled();
        assertThat(page.locator("page-header button.run")).isEnabled();

        Object shift = page.evaluate("() => new Promise(done => { let sum = 0; new PerformanceObserver(list =>"
                + " list.getEntries().forEach(entry => { if (!entry.hadRecentInput) sum += entry.value }))"
                + ".observe({type: 'layout-shift', buffered: true});"
                + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 50))) })");

        assertThat(((Number) shift).doubleValue())
                .as("layout shift of the load")
                .isLessThan(0.01);
    }

    @Test
    void aLinkToAScenarioOpensWithoutIt() {
        Page page = openAsNewcomer(
                "#s1=q1YqSy0qzszPU7Iy1FEqKMpPL0rMVbJSKixNLaqMycvJT86OySvJyMzLVjA0iMkrSk1MAfITs1NhoqZA0fKizBKgQClYuVItAA",
                visitor(Viewport.DESKTOP, "en", ColorScheme.LIGHT));
        assertThat(page.locator("scenario-controls")).isVisible();
        assertThat(page.locator("first-minute")).hasCount(0);
    }
}
