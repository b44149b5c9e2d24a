package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.browser.WorkshopDesk.SOON;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A complete workshop: an instructor, attendees who join, one who reloads, one who is late, a prediction. */
@QuarkusIntegrationTest
class WorkshopIT extends BrowserCase {

    /** The ids of the workshop's four exercises, in the order of the path. */
    private static final List<String> EXERCISES =
            List.of("see-the-race", "take-the-key", "wrong-place", "nobodys-mutex");

    private static final List<String> TITLES =
            List.of("See the race", "Take the key", "The lock in the wrong place", "The mutex that protects nobody");

    /** The instructor's view of each solved exercise, without attempts and time. */
    private static final List<String> DONE = List.of("✓ 1/1", "✓ 1/1", "✓ 2/2", "✓ 2/2");

    @Test
    void threePeopleGoThroughFourExercisesAndAPrediction() throws IOException {
        WorkshopDesk desk = WorkshopDesk.make(open("workshops", Viewport.DESKTOP, "en"), "Locks on Tuesday", TITLES);
        WorkshopAttendee ada = join(Viewport.DESKTOP, "en", desk.code(), "Ada");
        WorkshopAttendee bob = join(Viewport.PHONE, "zh-CN", desk.code(), "Bob");
        assertThat(ada.page().getByText("No exercise is open yet.")).isVisible();

        desk.openNext(1);
        solve(desk, ada, 1);
        assertThat(ada.page().locator("exercise-panel .seen")).containsText("There was 1 ticket", SOON);
        photograph(ada.page(), "exercise-solved");
        solve(desk, bob, 1);

        desk.openNext(2);
        reloadAmidTheSecond(desk, bob);
        solve(desk, ada, 2);

        WorkshopAttendee eve = join(Viewport.PHONE, "en", desk.code(), "Eve");
        raiseHand(desk, eve);
        solve(desk, eve, 1);
        solve(desk, eve, 2);
        for (int exercise = 3; exercise <= EXERCISES.size(); exercise++) {
            desk.openNext(exercise);
            for (WorkshopAttendee attendee : List.of(ada, bob, eve)) {
                solve(desk, attendee, exercise);
            }
        }

        predict(desk, List.of(ada, bob, eve));
        complainsAboutAnotherAddress(desk);
        assertThat(desk.results())
                .hasSize(1 + 3 * EXERCISES.size())
                .filteredOn(line -> line.contains(",solved,"))
                .hasSize(3 * EXERCISES.size());
        desk.pressUnderWarning("End the workshop");
        assertThat(eve.page().getByText("This workshop is over.")).isVisible();
    }

    @Test
    void attendeesInsideAnExerciseAreAskedShownTheRunAndToldTheEnd() {
        WorkshopDesk desk = WorkshopDesk.make(open("workshops", Viewport.DESKTOP, "en"), "Locks", TITLES);
        assertThat(desk.page().locator(".warning")).containsText("QUARKUS_HTTP_HOST=0.0.0.0");
        Page projector = open("projector/" + desk.code(), Viewport.DESKTOP, "en");
        assertThat(projector.locator("output.code")).hasText(desk.code());
        WorkshopAttendee ada = join(Viewport.DESKTOP, "en", desk.code(), "Ada");
        WorkshopAttendee bob = join(Viewport.PHONE, "zh-CN", desk.code(), "Bob");
        desk.openNext(1);
        for (WorkshopAttendee attendee : List.of(ada, bob)) {
            attendee.enter("see-the-race");
        }

        desk.press("Ask: what will happen?");
        for (WorkshopAttendee attendee : List.of(ada, bob)) {
            attendee.page().locator("workshop-notice .votes button").nth(1).click();
        }
        photograph(ada.page(), "workshop-asked");
        photograph(bob.page(), "workshop-asked-phone");
        assertThat(projector.locator("workshop-screen")).containsText("2 of 2 have answered", SOON);
        assertThat(projector.locator("main button")).hasCount(0);

        desk.press("Run it for all");
        for (Page page : List.of(ada.page(), bob.page(), projector, desk.page())) {
            assertThat(page.locator("shown-run .verdict")).not().isEmpty();
            assertThat(page.locator("inline-run run-stage svg").first()).isVisible();
            assertThat(page.locator(".bars .right")).hasCount(1);
        }
        assertThat(ada.page().locator(".bars .right")).containsText("Unsafe: it goes wrong", SOON);
        assertThat(ada.page()).hasURL(Pattern.compile("/exercises/see-the-race"));
        photograph(projector, "workshop-projector");
        photograph(ada.page(), "workshop-shown");

        desk.pressUnderWarning("End the workshop");
        assertThat(ada.page().locator("workshop-notice")).containsText("The workshop has ended", SOON);
        assertThat(bob.page().locator("workshop-notice")).containsText("工作坊已结束", SOON);
        assertThat(projector.locator("main")).containsText("This workshop is over.", SOON);
        assertThat(desk.page().getByText("This workshop is over.")).isVisible();
        assertThat(desk.page().locator("main form, main select")).hasCount(0);
        assertThat(desk.page().getByText("Results as CSV")).isVisible();
    }

    @Test
    void theInstructorsKeyIsInNoAddressAndTheLinkOpensTheDeskElsewhere() {
        expectComplaint("403");
        WorkshopDesk desk = WorkshopDesk.make(open("workshops", Viewport.DESKTOP, "en"), "Locks", TITLES);
        String link = desk.link();
        String page = "workshops/" + desk.code();

        assertThat(link).startsWith(home + page + "#key=");
        assertThat(desk.page()).hasURL(home + page);
        desk.page().reload();
        assertThat(desk.page().locator("output.code")).hasText(desk.code());
        assertThat(desk.link()).isEqualTo(link);

        Page elsewhere = open(page, Viewport.PHONE, "zh-CN");
        assertThat(elsewhere).hasURL(home + "join/" + desk.code());
        for (String address : List.of(link, link.replace("#", "?"))) {
            List<String> requests = new CopyOnWriteArrayList<>();
            elsewhere.onRequest(request -> requests.add(request.url() + " " + request.headers()));
            elsewhere.navigate(address);
            assertThat(elsewhere.locator("output.code")).hasText(desk.code());
            assertThat(elsewhere).hasURL(home + page);
            assertThat(requests)
                    .as("requests, apart from an older link itself")
                    .filteredOn(request -> !request.startsWith(address.split("#")[0] + " ") || address.contains("#"))
                    .isNotEmpty()
                    .noneMatch(request -> request.contains(link.substring(link.indexOf('=') + 1)));
            elsewhere.context().clearCookies();
        }
        photograph(elsewhere, "workshop-desk-phone");
    }

    @Test
    void aWrongCodeOrKeyIsExplainedWithWaysOn() {
        expectComplaint("404");
        expectComplaint("403");
        Page room = open("join/ZZZZZZ", Viewport.PHONE, "en");
        assertThat(room.locator("[role=alert] strong")).hasText("No such workshop");
        assertThat(room.getByLabel("Join code")).isVisible();
        Page projector = open("projector/ZZZZZZ", Viewport.DESKTOP, "en");
        assertThat(projector.locator("[role=alert] strong")).hasText("No such workshop");
        assertThat(projector.locator("main a[href='/join']")).isVisible();
        Page desk = open("workshops/ZZZZZZ#key=guess", Viewport.DESKTOP, "en");
        assertThat(desk.locator("main a[href='/workshops']")).isVisible();
    }

    private void solve(WorkshopDesk desk, WorkshopAttendee attendee, int exercise) {
        attendee.solve(EXERCISES.get(exercise - 1));
        desk.sees(attendee.nickname(), exercise, DONE.get(exercise - 1));
    }

    /** One run of three in a row, then a reload: two more runs are enough. */
    private static void reloadAmidTheSecond(WorkshopDesk desk, WorkshopAttendee bob) {
        bob.enter(EXERCISES.get(1));
        bob.pickLock("semaphore");
        assertThat(bob.run().at("/parts/0/runsDone").asInt()).isEqualTo(1);
        desk.sees("Bob", 2, "0/1 · 1×");
        bob.page().reload();
        assertThat(bob.page().locator("exercise-panel")).containsText("已连续 1 / 3 次", SOON);
        bob.pickLock("semaphore");
        bob.runUntilSolved();
        desk.sees("Bob", 2, "✓ 1/1 · 3×");
    }

    private static void raiseHand(WorkshopDesk desk, WorkshopAttendee attendee) {
        attendee.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Raise a hand"))
                .first()
                .click();
        assertThat(desk.page().getByText("1 hand is up")).isVisible();
    }

    private void predict(WorkshopDesk desk, List<WorkshopAttendee> attendees) {
        desk.press("Ask: what will happen?");
        for (WorkshopAttendee attendee : attendees) {
            attendee.page().locator("exercise-panel header a").click();
            Locator itGoesWrong =
                    attendee.page().locator("section.asked button").nth(1);
            itGoesWrong.click();
            assertThat(itGoesWrong).hasAttribute("aria-pressed", "true");
        }
        assertThat(desk.page().locator(".bars")).containsText(Pattern.compile("Unsafe: it goes wrong\\s*3"), SOON);
        photograph(desk.page(), "workshop-desk");
        Page room = attendees.get(2).page();
        photograph(room, "workshop-room");
        desk.press("Run it for all");
        assertThat(room.locator("main")).containsText("Your prediction: Unsafe: it goes wrong", SOON);
        assertThat(room.locator("shown-run .verdict")).containsText("1 ticket", SOON);
    }

    private static void complainsAboutAnotherAddress(WorkshopDesk desk) {
        desk.page().locator("input[name=link]").fill("nothing");
        desk.page().locator("form.link button").click();
        assertThat(desk.page().locator("[role=alert]")).containsText("not the address", SOON);
    }

    /** Waits only for the end of runs, not for their slow-motion playback. */
    private WorkshopAttendee join(Viewport viewport, String language, String code, String nickname) {
        Page page = open(
                "join/" + code,
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setLocale(language));
        page.locator("input[name=nickname]").fill(nickname);
        page.locator("form button.primary").click();
        assertThat(page.locator("main")).containsText(nickname, SOON);
        return new WorkshopAttendee(page, nickname);
    }
}
