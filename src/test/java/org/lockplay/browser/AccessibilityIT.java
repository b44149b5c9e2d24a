package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state of every page: without a violation that axe finds, and without cut text, in both languages and themes. */
@QuarkusIntegrationTest
class AccessibilityIT extends BrowserCase {

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(30_000);

    private static final Pattern OVER = Pattern.compile("This workshop is over|工作坊已结束");

    private final PageJudge states = new PageJudge();

    @AfterEach
    void nobodyIsKeptOut() {
        states.assertFlawless();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePlayground(String language) {
        Page page = open("", Viewport.DESKTOP, language);
        page.locator("lock-gallery").waitFor();
        page.locator("more-settings .fold").click();
        states.judge(page, "before the first run, with more settings");
        run(page);
        page.locator("next-step .follow").waitFor();
        states.judge(page, "race");

        page.locator("lock-gallery input[value=semaphore]").check(new Locator.CheckOptions().setForce(true));
        run(page);
        page.locator("timeline-tools button").first().click();
        states.judge(page, "locked, with the last run behind it");
        page.keyboard().press("/");
        page.keyboard().type("3");
        page.keyboard().press("Enter");
        states.judgeHere(page, "search");
        page.keyboard().press("Escape");
        for (int tab = 1; tab <= 3; tab++) {
            page.locator("run-figures [role=tab]").nth(tab).click();
            states.judgeHere(page, "chart " + tab);
        }
        page.locator("program-lines [role=tab]").nth(1).click();
        states.judgeHere(page, "code");
        page.locator("timeline-tools button").last().click();
        states.judgeHere(page, "table");
        page.locator("timeline-tools button").last().click();
        page.locator("timeline-tools button").nth(1).click();
        states.judge(page, "comparison");
        page.locator("run-compare .back").click();
        judgeWhatOpens(page);
        page.locator("program-lines .edit").click();
        page.locator("program-editor textarea").fill("dance\n  read");
        states.judgeHere(page, "a wrong program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void thePlaygroundOnAPhone(String language) {
        Page page = open("", Viewport.PHONE, language);
        for (int tab = 0; tab < 5; tab++) {
            page.locator("phone-tabs [role=tab][aria-controls=part]").nth(tab).click();
            states.judgeHere(page, "tab " + tab);
        }
        page.locator("lock-gallery .tour").click();
        page.locator("tour-table verdict-answers").first().waitFor();
        states.judgeHere(page, "tour as a table");
        page.locator("lock-tour-view header button").first().click();
        page.locator("lock-tour-view li button:enabled").first().waitFor();
        states.judgeHere(page, "tour");
        page.locator("lock-tour-view header button").last().click();
        page.locator("page-header .step").click();
        page.locator("run-stage [data-buyer='2'] .touch").first().waitFor();
        states.judgeHere(page, "step mode");
        page.locator("run-stage [data-buyer='2'] .bolt").dispatchEvent("click");
        page.locator("break-menu button").first().waitFor();
        states.judgeHere(page, "break menu");
        page.keyboard().press("Escape");
        page.locator("page-header .stop").click();
        judged(page);
        states.judgeHere(page, "stopped");
        run(page);
        judgeWhatOpens(page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theOtherPages(String language) {
        expectComplaint("404");
        Page page = open("exercises", Viewport.DESKTOP, language);
        page.locator("exercise-path li").first().waitFor();
        states.judge(page, "exercises");
        go(page, "exercises/take-the-key");
        page.locator("exercise-panel button").first().waitFor();
        states.judge(page, "exercise");
        run(page);
        page.locator("exercise-panel .lacks").waitFor();
        states.judge(page, "graded exercise");
        go(page, "s/nosuchslug1");
        page.locator("share-notice .box").waitFor();
        states.judge(page, "a link to nothing");
        go(page, "embed/s/nosuchslug1");
        page.locator("lock-embed header button").waitFor();
        states.judge(page, "embed of nothing");

        go(page, "workshops");
        page.locator("workshop-new li").first().waitFor();
        states.judge(page, "new workshop");
        page.locator("workshop-new button.primary").click();
        String code = page.locator("output.code").textContent().strip();
        Page attendee = open("join/" + code, Viewport.PHONE, language);
        attendee.locator("input[name=nickname]").fill("Ada");
        states.judge(attendee, "door of a workshop");
        attendee.locator("form button.primary").click();
        attendee.locator("workshop-room section").first().waitFor();
        states.judge(attendee, "room");
        assertThat(page.locator("workshop-wall")).containsText("Ada");
        states.judge(page, "desk");
        Page projector = open("projector/" + code, Viewport.DESKTOP, language);
        projector.locator("output.code").waitFor();
        states.judge(projector, "projector");
        go(attendee, "exercises/predict");
        attendee.locator("exercise-panel .scenario").waitFor();
        states.judge(attendee, "given scenario");
        page.locator("select + button").click();
        attendee.locator("workshop-notice .votes button").first().click();
        states.judge(attendee, "question inside an exercise");
        projector.locator("workshop-screen").waitFor();
        states.judge(projector, "question on the projector");
        page.locator("button.primary").last().click();
        attendee.locator("workshop-notice .bars .right").waitFor();
        states.judge(attendee, "run inside an exercise");
        states.judge(page, "run on the desk");
        page.onDialog(dialog -> dialog.accept());
        page.locator("form button[type=button]").last().click();
        assertThat(page.locator("main form")).hasCount(0);
        states.judge(page, "ended workshop, desk");
        assertThat(projector.locator("main")).containsText(OVER);
        states.judge(projector, "ended workshop, projector");
        states.judge(attendee, "ended workshop, inside an exercise");
        go(attendee, "join/" + code);
        attendee.locator("workshop-room main").waitFor();
        states.judge(attendee, "ended workshop, room");
        go(attendee, "join/ZZZZZZ");
        attendee.locator("[role=alert] strong").waitFor();
        states.judge(attendee, "a wrong code");
    }

    /** The overlays that open on demand. */
    private void judgeWhatOpens(Page page) {
        page.locator("repeat-tools .open").click();
        page.locator("repeat-tools [popover] button").first().waitFor();
        states.judgeHere(page, "repeat menu");
        page.keyboard().press("Escape");
        page.locator("share-tools button").first().click();
        page.locator("share-dialog textarea").waitFor();
        page.locator("share-dialog button.primary").first().click();
        assertThat(page.locator("share-dialog copy-field")).hasCount(3);
        states.judgeHere(page, "share dialog");
        page.keyboard().press("Escape");
        page.locator("share-tools > button").last().click();
        page.locator("my-entry").first().waitFor();
        states.judgeHere(page, "my runs");
        page.keyboard().press("Escape");
        // A phone hides its button, but the key works.
        page.keyboard().press("?");
        page.locator("key-help dialog[open]").waitFor();
        states.judgeHere(page, "keys");
        page.keyboard().press("Escape");
    }

    private void go(Page page, String path) {
        page.navigate(home.resolve(path).toString());
    }

    private static void run(Page page) {
        page.locator("page-header button.run").click();
        skipSlowMotion(page);
        judged(page);
    }

    private static void judged(Page page) {
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("good|wrong|stuck|uneasy"), SOON);
    }
}
