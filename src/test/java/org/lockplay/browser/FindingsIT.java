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

/** Findings that explain, and the table of the runs under all locks. */
@QuarkusIntegrationTest
class FindingsIT extends BrowserCase {

    private Page visit() {
        return open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setLocale("en")
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    @Test
    void equalLostUpdatesAreOneCardWithACountAndOneOfThemIsReplayedInFourFrames() {
        Page page = visit();
        page.locator("page-header button.run:enabled").click();
        Locator card = page.locator("finding-list li").filter(new Locator.FilterOptions().setHasText("overwrote"));
        assertThat(card).hasCount(1, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
        assertThat(card.locator(".count")).hasText(Pattern.compile("×[2-9]"));

        card.locator("button").first().click();
        Locator frames = card.locator("finding-frames li button");
        assertThat(frames).hasCount(4);
        assertThat(frames.nth(0)).containsText("Read 1");
        assertThat(frames.nth(1)).containsText("Read 1");
        assertThat(frames.nth(2)).containsText("Wrote 0");
        assertThat(frames.nth(3)).containsText("This overwrites the update.");
        frames.nth(3).click();
        assertThat(frames.nth(3)).hasAttribute("aria-pressed", "true");
        assertThat(page.locator("timeline-foot p[role=status]")).containsText("Wrote 0");
        card.locator(".replay").click();
        assertThat(frames.nth(1)).hasAttribute("aria-pressed", "true");
        assertThat(card.locator(".replay")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void theTableOfAllLocksIsSortedByEachColumnAndOpensEachRun() {
        Page page = visit();
        page.locator("lock-gallery .tour").click();
        page.locator("lock-tour-view header button").first().click();
        Locator rows = page.locator("tour-table tbody tr");
        assertThat(rows.nth(2).locator("verdict-answers").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
        Locator time = page.locator("tour-table thead th.time");
        time.locator("button").click();
        assertThat(time).hasAttribute("aria-sort", "ascending");
        time.locator("button").click();
        assertThat(time).hasAttribute("aria-sort", "descending");

        String lock = rows.first().locator("th button").textContent().strip();
        rows.first().locator("th button").click();
        assertThat(page.locator("run-strip p")).containsText(lock);

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All locks"))
                .click();
        assertThat(page.locator("tour-table thead th.time")).hasAttribute("aria-sort", "descending");
    }

    @Test
    void theTableHasTheRunsOfTheChosenHarmOrOfAll() {
        Page page = visit();
        page.locator("lock-gallery .tour").click();
        Locator harm = page.getByLabel("Fault in these runs");
        harm.selectOption("crash");
        page.locator("lock-tour-view header button").first().click();
        Locator rows = page.locator("tour-table tbody tr");
        Locator first = rows.first();
        assertThat(first.locator("td").first()).hasText("Kill");
        first.locator("th button:enabled").click();
        assertThat(page.locator("run-strip p")).containsText("Kill");
        assertThat(page.locator("fault-plan #kind")).hasValue("crash");

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All locks"))
                .click();
        assertThat(harm).hasValue("crash");
        int kinds = rows.count();
        harm.selectOption("all");
        assertThat(rows.nth(2 * kinds)).isVisible();
        page.locator("lock-tour-view header button", new Page.LocatorOptions().setHasText("Stop"))
                .click();
    }
}
