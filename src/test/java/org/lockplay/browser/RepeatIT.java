package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A recorded race is repeated exactly, under another lock, and step by step. */
@QuarkusIntegrationTest
class RepeatIT extends BrowserCase {

    /** Both read before either writes. */
    private static final String RECORDED_RACE = """
            {"version":1,"placement":{"processes":2},"program":"read\\ntake\\nwrite","schedule":"0 1 0*3 1*3"}
            """;

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(60_000);
    private static final LocatorAssertions.IsVisibleOptions SHOWN_SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);
    private static final LocatorAssertions.ContainsTextOptions TOLD_SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    @Test
    void theSameRaceAgainAndUnderAnotherLockWhereItParts() {
        Page page = open("", Viewport.DESKTOP, "en");
        page.getByRole(AriaRole.BUTTON, named("^▶ Run")).click();
        skipSlowMotion(page);
        judged(page, "wrong");
        String verdict = page.locator("run-verdict .text > p").textContent();
        Locator outcome = page.locator("repeat-outcome");
        assertThat(outcome).not().containsText("The same");

        repeat(page, "Repeat exactly");
        assertThat(outcome).containsText("The same: every buyer", TOLD_SOON);
        assertThat(page.locator("run-verdict .text > p")).hasText(verdict);
        photograph(page, "repeat-exactly");

        Locator menu = menu(page);
        menu.getByLabel("Another lock").selectOption("semaphore");
        menu.getByRole(AriaRole.BUTTON, namedLocally("Repeat under this lock")).click();
        skipSlowMotion(page);
        assertThat(outcome).containsText("The runs differ from here", TOLD_SOON);
        judged(page, "good");
        outcome.getByRole(AriaRole.BUTTON, namedLocally("Show it in the timeline"))
                .click();
        photograph(page, "repeat-under-semaphore");

        page.getByRole(AriaRole.BUTTON, named("^▶ Run again")).click();
        judged(page, "wrong");
        assertThat(outcome).not().containsText("runs differ");
    }

    @Test
    void aRecordedOrderThatCameByALinkIsLetGoOf() {
        Page page = open("", Viewport.DESKTOP, "en");
        page.navigate(linkTo(RECORDED_RACE, page));
        page.getByRole(AriaRole.BUTTON, named("^▶ Run")).click();
        judged(page, "wrong");

        Locator menu = menu(page);
        assertThat(menu).containsText("follows a recorded order of 8 steps");
        photograph(page, "repeat-menu");
        menu.getByRole(AriaRole.BUTTON, namedLocally("Run freely")).click();

        assertThat(menu(page)).not().containsText("follows a recorded order");
        menu.press("Escape");
        page.getByRole(AriaRole.BUTTON, named("^▶ Run")).click();
        judged(page, "wrong|good");
    }

    @Test
    void oneClickIsOneStepAndOneStepBackStandsWhereThatWasBefore() {
        Page page = open("", Viewport.DESKTOP, "en");
        page.getByRole(AriaRole.BUTTON, named("^Step$")).click();

        step(page, "query");
        step(page, "lock");
        assertThat(doing(page, "think 10")).isVisible();
        photograph(page, "step-mode");

        page.getByRole(AriaRole.BUTTON, named("One step back")).click();
        // The stopped run's processes are gone, and new ones must start first.
        assertThat(doing(page, "lock")).isVisible(SHOWN_SOON);
        step(page, "lock");
        assertThat(doing(page, "think 10")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("Let all go")).click();
        judged(page, "wrong|good");
    }

    @Test
    void whoWasFrozenByHandIsFrozenAgainOneStepBack() {
        Page page = open("", Viewport.DESKTOP, "en");
        page.getByRole(AriaRole.BUTTON, named("^Step$")).click();
        step(page, "query");
        assertThat(doing(page, "lock")).isVisible();
        page.locator("run-stage [data-buyer='1'] .bolt").click();
        page.locator("break-menu")
                .getByRole(AriaRole.BUTTON, namedLocally("Freeze"))
                .click();
        Locator frozen = page.locator("run-stage [data-buyer='1'].frozen");
        frozen.waitFor();
        step(page, "lock");
        assertThat(doing(page, "think 10")).isVisible();

        page.getByRole(AriaRole.BUTTON, named("One step back")).click();
        assertThat(doing(page, "lock")).isVisible(SHOWN_SOON);
        assertThat(frozen).isVisible();
        photograph(page, "step-back-frozen");
        page.locator("page-header button.stop").click();
    }

    private String linkTo(String scenario, Page page) {
        APIResponse saved = page.request()
                .post(
                        home.resolve("api/scenarios").toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData(scenario));
        assertThat(saved.ok()).as(saved.text()).isTrue();
        String slug = saved.text().replaceAll("(?s).*\"slug\" *: *\"([^\"]+)\".*", "$1");
        return home.resolve("s/" + slug).toString();
    }

    /** Lets the first buyer execute its next line. */
    private static void step(Page page, String line) {
        doing(page, line).click();
    }

    private static Locator doing(Page page, String line) {
        return page.getByRole(AriaRole.BUTTON, named("^buyer 0: execute “" + line + "”$"));
    }

    private static void repeat(Page page, String how) {
        menu(page).getByRole(AriaRole.BUTTON, namedLocally(how)).click();
        skipSlowMotion(page);
    }

    /** Opens the menu for repeating a run. */
    private static Locator menu(Page page) {
        Locator menu = page.getByRole(
                AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Repeat").setExact(true));
        page.getByRole(AriaRole.BUTTON, named("^Repeat$")).click();
        assertThat(menu).isVisible();
        return menu;
    }

    private static void judged(Page page, String safety) {
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile(safety), SOON);
    }

    private static Page.GetByRoleOptions named(String pattern) {
        return new Page.GetByRoleOptions().setName(Pattern.compile(pattern));
    }

    private static Locator.GetByRoleOptions namedLocally(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
