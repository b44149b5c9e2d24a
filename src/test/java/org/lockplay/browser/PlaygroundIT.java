package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A newcomer's first session: run, see the race, choose a lock, run again. */
@QuarkusIntegrationTest
class PlaygroundIT extends BrowserCase {

    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @ParameterizedTest
    @CsvSource({
        "en, DESKTOP, LIGHT, Run, Semaphore, '1 ticket, sold [2-9]|1 ticket, sold 10', '9 buyers'",
        "zh-CN, DESKTOP, DARK, 运行, 信号量, '1 张票，卖了 [0-9]+ 次', '9 位买家'",
        "en, PHONE, DARK, Run, Semaphore, '1 ticket, sold', '9 buyers'",
        "zh-CN, PHONE, LIGHT, 运行, 信号量, '1 张票，卖了 [0-9]+ 次', '9 位买家'",
    })
    void theFirstClickShowsTheRaceAndALockEndsIt(
            String language,
            Viewport viewport,
            ColorScheme scheme,
            String run,
            String lock,
            String race,
            String served) {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setColorScheme(scheme)
                        .setLocale(language));
        String picture = "playground-" + language + "-" + viewport + "-" + scheme;

        clickRun(page, run);
        Locator verdict = page.locator("run-verdict section");
        assertThat(verdict).hasClass(Pattern.compile("wrong"), soon());
        assertThat(verdict).containsText(Pattern.compile(race), SOON);
        photograph(page, picture + "-race");

        if (viewport == Viewport.PHONE) {
            page.locator("phone-tabs [role=tab][aria-controls=part]").last().click();
        }
        Locator choice = page.getByRole(
                AriaRole.RADIO, new Page.GetByRoleOptions().setName(lock).setExact(true));
        choice.check(new Locator.CheckOptions().setForce(true));
        clickRun(page, run);
        assertThat(verdict).hasClass(Pattern.compile("good"), soon());
        assertThat(verdict).containsText(served, SOON);
        photograph(page, picture + "-locked");
    }

    @Test
    void theWholePageFitsOnADesktopAndNothingJumpsWhileARunStreams() {
        Page page = open("", Viewport.DESKTOP, "en");
        Locator runButton = runButton(page, "Run");
        assertThat(runButton).isEnabled();
        watchShifts(page);

        clickRun(page, "Run");
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("wrong"), soon());

        assertThat((Boolean) page.evaluate("document.documentElement.scrollHeight <= window.innerHeight"
                        + " && document.documentElement.scrollWidth <= window.innerWidth"))
                .as("no scrolling")
                .isTrue();
        assertThat(shiftOf(page)).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({
        "en, DESKTOP, Nothing keeps the buyers apart, Semaphore, What if a buyer is killed, Which locks survive",
        "zh-CN, PHONE, 没有什么能阻止买家, 信号量, 如果一位买家, 哪些锁经得起",
    })
    void eachRunLeadsToTheNextStepAndOneThatWasSentAwayDoesNotComeBack(
            String language, Viewport viewport, String unlocked, String lock, String safe, String stuck) {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        Locator step = page.locator("next-step");
        watchShifts(page);
        runToItsEnd(page);
        assertThat(step).containsText(unlocked);
        assertThat(step).isInViewport();
        assertThat(shiftOf(page)).isLessThan(0.01);

        step.locator(".follow").press("Enter");
        assertThat(step).containsText(safe, SOON);
        assertThat(page.locator("run-strip p")).containsText(lock);
        assertThat(step.locator(".follow")).isFocused();
        page.keyboard().press("Enter");
        assertThat(step).containsText(stuck, SOON);
        assertThat(page.locator("run-verdict .progress")).isInViewport();
        step.locator(".close").press("Enter");
        assertThat(step).hasCount(0);

        page.reload();
        page.locator("page-header button.run:enabled").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("stuck"), soon());
        assertThat(step).hasCount(0);
    }

    @Test
    void inAnExerciseTheNextStepOnlyShowsWhereItIsDone() {
        Page page = open("exercises/take-the-key", Viewport.DESKTOP, "en");
        runToItsEnd(page);
        Locator follow = page.locator("next-step .follow");
        assertThat(follow).hasText("Show me where");
        follow.press("Enter");
        assertThat(page.locator("lock-gallery input:checked")).isFocused();
        assertThat(page.locator("lock-gallery")).hasClass("pointed");
    }

    @Test
    void theVerdictIsShownAfterThePlaybackAndAtOnceIfItIsSkipped() {
        Page page = open("", Viewport.DESKTOP, "en");
        clickRun(page, "Run");
        Locator verdict = page.locator("run-verdict section");
        assertThat(verdict).containsText("The verdict comes at the end", SOON);
        assertThat(page.locator("finding-list li")).hasCount(0);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skip to the end"))
                .click();

        assertThat(verdict).hasClass(Pattern.compile("wrong"));
        assertThat(page.locator("finding-list li").first()).isVisible();
        assertThat(page.locator("play-bar button").last()).hasAttribute("aria-pressed", "true");
    }

    @Test
    void whatIsChosenBeforeTheNextFrameBuildsOnWhatWasChosenBefore() {
        Page page = open("", Viewport.DESKTOP, "en");
        assertThat(page.locator("page-header button.run")).isEnabled();
        page.evaluate("window.requestAnimationFrame = () => 0");
        page.locator("lock-gallery input[value=semaphore]").dispatchEvent("click");
        page.locator("fault-plan #kind").selectOption("crash");
        assertThat(page.locator("fault-plan .details select").first()).hasValue("holder");
        assertThat(page.locator("lock-gallery .card")).containsText("semaphore");
    }

    @Test
    void theVerdictIsShownAtOnceUnderReducedMotion() {
        Page page = open("", new Browser.NewContextOptions().setLocale("en").setReducedMotion(ReducedMotion.REDUCE));
        Locator verdict = page.locator("run-verdict section");
        verdict.waitFor();
        page.evaluate("window.said = []; const verdict = document.querySelector('lock-playground').shadowRoot"
                + ".querySelector('run-verdict').shadowRoot; new MutationObserver(() => window.said.push("
                + "verdict.textContent)).observe(verdict, {subtree: true, childList: true, characterData: true})");
        clickRun(page, "Run");

        assertThat(verdict).hasClass(Pattern.compile("wrong"), soon());

        assertThat(page.evaluate("window.said.join(' ')").toString())
                .contains("1 ticket, sold")
                .doesNotContain("In slow motion");
    }

    @Test
    void theLanguageIsSwitchedOnThePageAndRemembered() {
        Page page = open("", Viewport.DESKTOP, "en");
        clickRun(page, "Run");
        Locator verdict = page.locator("run-verdict section");
        assertThat(verdict).containsText("1 ticket, sold", SOON);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("切换到中文"))
                .click();

        assertThat(verdict).containsText("张票", SOON);
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
        page.reload();
        assertThat(runButton(page, "运行")).isEnabled();
        assertThat(page.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
    }

    @Test
    void runWaitsUntilThePageKnowsWhatItOpensWith() {
        Page page = open("", Viewport.DESKTOP, "en");
        List<Route> held = new ArrayList<>();
        page.route("**/api/catalog**", held::add);
        page.reload();
        page.waitForCondition(() -> !held.isEmpty());

        assertThat(runButton(page, "Run")).isDisabled();
        page.keyboard().press("r");
        held.forEach(Route::resume);
        assertThat(runButton(page, "Run")).isEnabled();
        assertThat(runButton(page, "Run")).hasText("▶ Run");
    }

    /** Until then the page has another scenario, which the exercise does not accept. */
    @Test
    void runWaitsUntilTheExerciseIsThere() {
        Page page = open("exercises/take-the-key", Viewport.DESKTOP, "en");
        List<Route> held = new ArrayList<>();
        page.route("**/api/exercises/take-the-key?**", held::add);
        page.reload();
        page.waitForCondition(() -> !held.isEmpty());
        page.locator("run-stage").waitFor();

        assertThat(runButton(page, "Run")).isDisabled();
        held.forEach(Route::resume);
        assertThat(runButton(page, "Run")).isEnabled();
    }

    private static void watchShifts(Page page) {
        page.evaluate("window.shift = 0; new PerformanceObserver(list => list.getEntries()"
                + ".forEach(entry => { if (!entry.hadRecentInput) window.shift += entry.value }))"
                + ".observe({type: 'layout-shift', buffered: false})");
    }

    private static double shiftOf(Page page) {
        return ((Number) page.evaluate("window.shift")).doubleValue();
    }

    private static void runToItsEnd(Page page) {
        page.locator("page-header button.run:enabled").click();
        skipSlowMotion(page);
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("wrong|good"), soon());
    }

    private static void clickRun(Page page, String name) {
        runButton(page, name).click();
    }

    private static Locator runButton(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(▶ )?(再次)?" + name)))
                .first();
    }

    private static LocatorAssertions.HasClassOptions soon() {
        return new LocatorAssertions.HasClassOptions().setTimeout(60_000);
    }
}
