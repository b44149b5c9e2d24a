package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page always says which run is shown, and how the controls differ from it. */
@QuarkusIntegrationTest
class ShownRunIT extends BrowserCase {

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(30_000);
    private static final LocatorAssertions.ContainsTextOptions TOLD_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    private Page visit(String language) {
        return open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static Locator strip(Page page) {
        return page.locator("run-strip p");
    }

    private static Locator marks(Page page) {
        return page.locator("scenario-controls .differs");
    }

    private static void chooseLock(Page page, String kind) {
        page.locator("lock-gallery input[value=" + kind + "]").dispatchEvent("click");
    }

    private static void runToItsEnd(Page page) {
        page.locator("page-header button.run:enabled").click();
        assertThat(page.locator("run-strip p")).containsText("·", TOLD_SOON);
        judged(page);
    }

    private static void judged(Page page) {
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("good|wrong|stuck|uneasy"), SOON);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @ParameterizedTest
    @CsvSource({
        "en,    'No lock · File · 10 processes', Use these, Back to the run’s, 'Semaphore · File · 10 processes'",
        "zh-CN, '不用锁 · 文件 · 10 个进程',         用这些设置运行, 恢复,               '信号量 · 文件 · 10 个进程'",
    })
    void controlsThatDifferFromTheShownRunAreMarkedAndCanBeUsedOrSetBack(
            String language, String first, String use, String back, String second) {
        Page page = visit(language);
        runToItsEnd(page);
        assertThat(strip(page)).containsText(first);
        assertThat(marks(page)).hasCount(0);

        chooseLock(page, "semaphore");
        assertThat(page.locator("lock-gallery .differs")).isVisible();
        assertThat(marks(page)).hasCount(1);
        assertThat(strip(page)).containsText(first);

        button(page, back).click();
        assertThat(page.locator("lock-gallery input:checked")).hasValue("none");
        assertThat(marks(page)).hasCount(0);

        chooseLock(page, "semaphore");
        button(page, use).click();
        assertThat(strip(page)).containsText(second, TOLD_SOON);
        assertThat(marks(page)).hasCount(0);
    }

    @Test
    void afterARepeatUnderAnotherLockProgramCodeAndControlsAreSeenAgainstThatRun() {
        Page page = visit("en");
        runToItsEnd(page);
        button(page, "Repeat").first().click();
        page.getByLabel("Another lock").selectOption("semaphore");
        button(page, "Repeat under this lock").click();

        assertThat(strip(page)).containsText("Semaphore · File · 10 processes · recorded order", TOLD_SOON);
        judged(page);
        assertThat(page.locator("lock-gallery .differs")).isVisible();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Python"))
                .click();
        assertThat(page.locator("code-view")).containsText("multiprocessing.Lock()");
        assertThat(page.locator("finding-list")).not().containsText("No lock was used");
    }

    @Test
    void afterRunUnderAllTheOpenedRunIsTheShownOne() {
        Page page = visit("en");
        button(page, "Run under all").click();
        Locator mutex = page.locator("lock-tour-view button:enabled")
                .filter(new Locator.FilterOptions().setHasText("Mutex"))
                .filter(new Locator.FilterOptions().setHasText("sold"))
                .first();
        mutex.click(new Locator.ClickOptions().setTimeout(60_000));

        assertThat(strip(page)).containsText("Mutex · File · 10 processes");
        assertThat(page.locator("lock-gallery input:checked")).hasValue("mutex");
        assertThat(marks(page)).hasCount(0);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Java"))
                .first()
                .click();
        assertThat(page.locator("code-view")).containsText("ReentrantLock");
    }

    @Test
    void aReloadInTheMiddleOfARunShowsItAgain() {
        Page page = visit("en");
        chooseLock(page, "file-lock");
        page.locator("page-header button.step").click();
        assertThat(page.locator("run-stage .gated").first()).isVisible(gated());

        page.reload();

        assertThat(strip(page)).containsText("File lock · File · 10 processes · step by step", TOLD_SOON);
        assertThat(page.locator("run-stage .gated").first()).isVisible(gated());
        page.locator("page-header button.stop").click();
        assertThat(page.locator("run-verdict verdict-answers .progress")).hasAttribute("title", "Progress: Cut off");
        page.reload();
        assertThat(strip(page)).containsText("No run yet");
    }

    @Test
    void aReloadInTheMiddleOfAFreeRunShowsItToItsEnd() {
        Page page = visit("en");
        page.locator("more-settings .fold").click();
        page.locator("more-settings .paces select").nth(1).selectOption("1000");
        chooseLock(page, "semaphore");
        page.locator("page-header button.run:enabled").click();
        assertThat(page.locator("run-stage .holder").first()).isVisible(gated());

        page.reload();

        assertThat(strip(page)).containsText("Semaphore · File · 10 processes", TOLD_SOON);
        assertThat(page.locator("page-header button.stop")).isVisible();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("good"), SOON);
    }

    @Test
    void goingBackChangesTheControlsAndNotTheShownRun() {
        Page page = visit("en");
        chooseLock(page, "semaphore");
        page.waitForURL(Pattern.compile("#s1="));
        runToItsEnd(page);
        page.goBack();

        assertThat(page.locator("lock-gallery input:checked")).hasValue("none");
        assertThat(strip(page)).containsText("Semaphore · File");
        assertThat(page.locator("lock-gallery .differs")).isVisible();
        assertThat(page.locator("finding-list")).not().containsText("No lock was used");
    }

    @Test
    void theProgramIsThatOfTheShownRunUntilTheNextOne() {
        Page page = visit("en");
        runToItsEnd(page);
        page.locator("more-settings .fold").click();
        page.locator("scenario-controls #program").selectOption(new String[] {"scoped"});

        assertThat(page.locator("program-lines ol")).not().containsText("with lock:");
        assertThat(page.locator("program-lines .draft")).containsText("The next run uses another program.");
        button(page, "Show it").click();
        assertThat(page.locator("program-editor")).isVisible();
    }

    private static LocatorAssertions.IsVisibleOptions gated() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    }
}
