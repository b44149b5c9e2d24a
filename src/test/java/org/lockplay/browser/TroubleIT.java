package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Like {@link AccessibilityIT}: the states of the guide, and those that faults, refusals and wrong addresses lead to. */
@QuarkusIntegrationTest
class TroubleIT extends BrowserCase {

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(60_000);

    private final PageJudge states = new PageJudge();

    @AfterEach
    void allStatesAreFlawless() {
        states.assertFlawless();
    }

    /** The endings that a fault leads to, a refusal, an outage; and what a wrong address leads to. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatGoesWrong(String language) {
        expectComplaint("40");
        expectComplaint("503");
        Page page = open("", reduced(Viewport.DESKTOP, language));
        page.locator("page-header button.run:enabled").waitFor();
        page.locator("lock-gallery input[value=file-lock]").check(new Locator.CheckOptions().setForce(true));
        page.locator("fault-plan #kind").selectOption("crash");
        page.locator("page-header button.run").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("good"), SOON);
        states.judge(page, "recovered");
        page.locator("lock-gallery input[value=semaphore]").check(new Locator.CheckOptions().setForce(true));
        states.judge(page, "controls that differ");
        page.locator("run-strip .use").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("stuck"), SOON);
        states.judge(page, "stuck");

        answer(page, 400, "{\"title\":\"\",\"errors\":[{\"field\":\"stock\",\"message\":\"-\"}]}");
        page.locator("page-header button.run").click();
        page.locator("page-notice .box").waitFor();
        states.judge(page, "a refusal");
        answer(page, 503, "{\"type\":\"/problems/database-unavailable\",\"title\":\"-\",\"status\":503}");
        page.locator("page-header button.run").click();
        page.locator("server-outage .box").waitFor();
        states.judge(page, "an outage");
        page.unrouteAll();

        for (String address : List.of("nothing-here", "r/nothing-is-here", "exercises/nothing", "projector/ZZZZZZ")) {
            page.navigate(home.resolve(address).toString());
            page.locator("a").first().waitFor();
            states.judge(page, address);
        }
        page.navigate(home.resolve("embed/s/"
                        + slugOf(
                                page,
                                "{\"version\":1,\"timeLimitMs\":1000,\"lock\":{\"kind\":\"semaphore\"},"
                                        + "\"faults\":[{\"buyer\":\"holder\",\"at\":\"write\",\"kind\":\"freeze\"}]}"))
                .toString());
        page.locator("lock-embed header button:enabled").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("uneasy"), SOON);
        states.judge(page, "an embedded run that was cut off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void theGuide(String language) {
        Page page = openAsNewcomer("", reduced(Viewport.DESKTOP, language));
        page.locator("first-minute .choice:enabled").last().waitFor();
        states.judge(page, "guide, prediction");
        page.locator("first-minute .choice").last().click();
        states.judge(page, "guide, run");
        page.locator("first-minute .main").click();
        assertThat(page.locator("first-minute p"))
                .containsText("1/4", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
        states.judge(page, "guide, why");
        for (int frame = 1; frame <= 4; frame++) {
            page.locator("first-minute .main").click();
        }
        states.judge(page, "guide, a lock");
        page.locator("first-minute .main").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("good"), SOON);
        states.judge(page, "guide, safe");
        page.locator("first-minute .main").click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("stuck"), SOON);
        states.judge(page, "guide, stuck");
    }

    private static Browser.NewContextOptions reduced(Viewport viewport, String language) {
        return new Browser.NewContextOptions()
                .setViewportSize(viewport.width(), viewport.height())
                .setLocale(language)
                .setReducedMotion(ReducedMotion.REDUCE);
    }

    /** Answers each start of a run, and each question for the server's status, with a problem. */
    private static void answer(Page page, int status, String problem) {
        for (String path : List.of("/api/runs(\\?.*)?$", "/api/status$")) {
            page.route(
                    Pattern.compile(path),
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(status)
                            .setContentType("application/problem+json")
                            .setBody(problem)));
        }
    }

    /** Saves a scenario. */
    private static String slugOf(Page page, String scenario) {
        return (String) page.evaluate(
                "async scenario => (await (await fetch('/api/scenarios', {method: 'POST', body: scenario,"
                        + " headers: {'Content-Type': 'application/json'}})).json()).slug",
                scenario);
    }
}
