package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.function.Predicate;

/** An attendee with a browser: does what an exercise asks for, independent of the page's language. */
record WorkshopAttendee(Page page, String nickname) {

    private static final int MOST_RUNS = 10;

    /** The index of the control for processes among the placement's controls. */
    private static final int PROCESSES = 1;

    private static final int THREADS = 2;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Goes from the room to an exercise once it is open; from another exercise via the room. */
    void enter(String exercise) {
        Locator back = page.locator("exercise-panel header a");
        if (back.count() > 0) {
            back.click();
        }
        page.locator("workshop-room a[href='/exercises/" + exercise + "']").click();
        page.locator("exercise-panel ol.parts").waitFor();
    }

    void solve(String exercise) {
        enter(exercise);
        switch (exercise) {
            case "see-the-race" -> {}
            case "take-the-key" -> pickLock("semaphore");
            case "wrong-place" -> {
                runUntilTheFirstPartIsMet();
                write("query\nlock\nread\ntake\nthink 20\nwrite\nunlock");
            }
            case "nobodys-mutex" -> {
                runUntilTheFirstPartIsMet();
                place(PROCESSES, 1);
                place(THREADS, 10);
            }
            default -> throw new IllegalArgumentException(exercise);
        }
        runUntilSolved();
    }

    void runUntilSolved() {
        runUntil(task -> task.path("solved").asBoolean());
        page.locator("exercise-panel .ending").waitFor();
    }

    private void runUntilTheFirstPartIsMet() {
        runUntil(task -> task.at("/parts/0/met").asBoolean());
    }

    /** On a busy machine even a race may end well; therefore presses Run until {@code reached} holds. */
    private void runUntil(Predicate<JsonNode> reached) {
        for (int i = 0; i < MOST_RUNS; i++) {
            if (reached.test(run())) {
                return;
            }
        }
        throw new AssertionError(nickname + " has not got there in " + MOST_RUNS + " runs: " + page.url());
    }

    /** Presses Run; returns the exercise as the page receives it once the run is graded. */
    JsonNode run() {
        Response graded = page.waitForResponse(
                response -> response.url().matches(".*/api/exercises/[^/]+\\?lang=\\w+"),
                new Page.WaitForResponseOptions().setTimeout(60_000),
                () -> page.locator("page-header button.run").click());
        try {
            return JSON.readTree(graded.text());
        } catch (JsonProcessingException e) {
            throw new AssertionError(graded.url(), e);
        }
    }

    void pickLock(String kind) {
        openControls();
        Locator lock = page.locator("lock-gallery input[value=" + kind + "]");
        lock.check(new Locator.CheckOptions().setForce(true));
        assertThat(lock).isChecked();
    }

    private void write(String program) {
        page.locator("program-lines .edit").click();
        page.locator("program-editor textarea").fill(program);
    }

    /** Sets one of the placement's counts by clicking its buttons. */
    private void place(int what, int wanted) {
        openControls();
        Locator place = page.locator("buyer-placement .place").nth(what);
        Locator count = place.locator("> b");
        int present = Integer.parseInt(count.textContent().strip());
        Locator step = present < wanted
                ? place.locator("button").last()
                : place.locator("button").first();
        for (int i = Math.abs(wanted - present); i > 0; i--) {
            step.click();
        }
        assertThat(count).hasText(String.valueOf(wanted));
    }

    /** The controls are collapsed on a phone. */
    private void openControls() {
        Locator folded = page.locator("details.controls:not([open]) > summary");
        if (folded.count() > 0) {
            folded.click();
        }
    }
}
