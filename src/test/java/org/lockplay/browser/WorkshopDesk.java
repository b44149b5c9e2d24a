package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;

/** The instructor's page of a workshop, in English. */
record WorkshopDesk(Page page) {

    /** Long enough for another browser's action, or a run, on a busy machine. */
    static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

    /** Creates a workshop with the exercises of these titles. */
    static WorkshopDesk make(Page page, String name, List<String> titles) {
        page.getByLabel("Name").fill(name);
        page.locator("form li").first().waitFor();
        for (Locator row : page.locator("form li").all()) {
            row.locator("input")
                    .setChecked(
                            titles.contains(row.textContent().replace("↑", "").strip()));
        }
        WorkshopDesk desk = new WorkshopDesk(page);
        desk.press("Make the workshop");
        assertThat(page.locator("output.code")).hasText(Pattern.compile("[0-9A-Z]{6}"));
        return desk;
    }

    String code() {
        return page.locator("output.code").textContent().strip();
    }

    /** The instructor's link, as the page offers it. */
    String link() {
        Locator field = page.locator("copy-field input");
        assertThat(field).hasValue(Pattern.compile(".+"));
        return field.inputValue();
    }

    /** Opens the next exercise; then {@code open} are open. */
    void openNext(int open) {
        press("Open the next");
        assertThat(page.locator("section li input:checked")).hasCount(open);
    }

    /** Checks the cell of an attendee and an exercise, counted from 1. */
    void sees(String nickname, int exercise, String said) {
        Locator row = page.locator("workshop-wall tbody tr").filter(new Locator.FilterOptions().setHasText(nickname));
        assertThat(row.locator("td").nth(exercise - 1)).containsText(said, SOON);
    }

    void pressUnderWarning(String button) {
        page.onDialog(dialog -> dialog.accept());
        press(button);
    }

    void press(String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button))
                .first()
                .click();
    }

    /** The lines of the exported results. */
    List<String> results() throws IOException {
        return Files.readAllLines(
                page.waitForDownload(() -> page.getByText("Results as CSV").click())
                        .path());
    }
}
