package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Findings that explain, and the table of the runs under all locks. */
@QuarkusIntegrationTest
class FindingsIT extends BrowserCase {

    private static final List<String> COLUMNS = List.of("lock", "harm", "safety", "progress", "time", "sold");

    private static final List<String> PROGRESS =
            List.of("Progress: Finished", "Progress: Recovered", "Progress: Cut off", "Progress: Stuck");

    /** The order of each column's cells. */
    private static final Map<String, Comparator<String>> ORDERS = Map.of(
            "lock", Comparator.comparing(String::toLowerCase),
            "safety", Comparator.comparing(cell -> cell.contains("Unsafe")),
            "progress", Comparator.comparing(PROGRESS::indexOf),
            "time", Comparator.comparingDouble(FindingsIT::nanosOf),
            "sold", Comparator.comparingInt(cell -> Integer.parseInt(cell.split(" / ")[0])));

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
        assertThat(page.locator("lock-tour-view header button").filter(new Locator.FilterOptions().setHasText("Stop")))
                .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(90_000));
        for (String column : List.of("lock", "safety", "progress", "time", "sold")) {
            Locator head = page.locator("tour-table thead th." + column);
            head.locator("button").click();
            assertThat(head).hasAttribute("aria-sort", "ascending");
            List<String> ascending = column(page, column);
            Assertions.assertThat(ascending).isSortedAccordingTo(ORDERS.get(column));
            head.locator("button").click();
            assertThat(head).hasAttribute("aria-sort", "descending");
            Assertions.assertThat(column(page, column))
                    .isSortedAccordingTo(ORDERS.get(column).reversed());
        }
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

    /** The cells of a column, as they are read. */
    private static List<String> column(Page page, String column) {
        boolean isAnswer = column.equals("safety") || column.equals("progress");
        String cells = isAnswer
                ? "tour-table tbody verdict-answers ." + column
                : "tour-table tbody tr > :nth-child(" + (COLUMNS.indexOf(column) + 1) + ")";
        return page.locator(cells).all().stream()
                .map(cell -> isAnswer ? cell.getAttribute("title") : cell.textContent())
                .map(String::strip)
                .toList();
    }

    private static double nanosOf(String time) {
        String[] parts = time.split(" ");
        return Double.parseDouble(parts[0])
                * switch (parts[1]) {
                    case "s" -> 1e9;
                    case "ms" -> 1e6;
                    default -> 1e3;
                };
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
