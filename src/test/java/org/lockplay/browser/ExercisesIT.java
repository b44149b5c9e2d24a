package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.lockplay.browser.WorkshopDesk.SOON;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learner alone: the path through the exercises, and what is in view after a run. */
@QuarkusIntegrationTest
class ExercisesIT extends BrowserCase {

    private static final int CHAPTERS = 7;

    private static final LocatorAssertions.IsVisibleOptions VISIBLE_SOON =
            new LocatorAssertions.IsVisibleOptions().setTimeout(30_000);

    private Page visit(String path, Viewport viewport, String language) {
        return open(
                path,
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    @ParameterizedTest
    @CsvSource({
        "en,    DESKTOP, About 1 h, Begin here, Continue here, left",
        "zh-CN, PHONE,   总共约 1 小时, 从这里开始, 从这里继续, 还剩",
    })
    void thePathHasChaptersAndLeadsOnAfterTheLastOneSolved(
            String language, Viewport viewport, String total, String begin, String goOn, String left) {
        Page page = visit("exercises", viewport, language);
        Locator here = page.locator("exercise-path .here");
        assertThat(page.locator("exercise-path h2[id]")).hasCount(CHAPTERS);
        assertThat(page.locator("exercise-path .goal")).hasCount(CHAPTERS);
        for (Locator goal : page.locator("exercise-path .goal").all()) {
            assertThat(goal).hasText(Pattern.compile("\\S.+[.。]$"));
        }
        assertThat(page.locator("exercise-path .total")).containsText(total);
        assertThat(here).containsText(begin);

        here.click();
        page.locator("exercise-panel ol.parts").waitFor();
        new WorkshopAttendee(page, "learner").runUntilSolved();
        assertThat(page.locator("exercise-panel .ending h2").first()).isInViewport();

        page.navigate(home.resolve("exercises").toString());
        assertThat(here).hasAttribute("href", "/exercises/make-it-worse");
        assertThat(here).containsText(goOn);
        assertThat(page.locator("exercise-path .total")).containsText(left);
    }

    @ParameterizedTest
    @CsvSource({"en, PHONE", "zh-CN, DESKTOP"})
    void theResultOfAPredictionIsInViewWithTheNextScenarioWhole(String language, Viewport viewport) {
        Page page = visit("exercises/predict", viewport, language);
        assertThat(page.locator("exercise-panel .scenario dt")).hasCount(5);
        Locator questions = page.locator("exercise-panel fieldset");
        questions.first().waitFor();
        for (Locator question : questions.all()) {
            question.locator("input").first().check();
        }
        page.locator("page-header button.run").click();
        Locator result = page.locator("exercise-panel .result h2");
        assertThat(result).isInViewport(new LocatorAssertions.IsInViewportOptions().setTimeout(60_000));
        assertThat(page.locator("exercise-panel .result verdict-answers")).isVisible();
        assertThat(page.locator("exercise-panel .scenario dt")).hasCount(5);
    }

    @Test
    void anAttemptThatGoesOnIsShownAfterAReload() {
        Page learner = open("exercises/be-the-scheduler", Viewport.DESKTOP, "en");
        button(learner, "Step").click();
        Locator buyer = learner.locator("run-stage [data-buyer='1'] .touch").first();
        buyer.waitFor();
        learner.reload();
        buyer.waitFor();
        assertThat(learner.locator("page-header button.stop")).isVisible();
        learner.locator("page-header button.stop").click();
        assertThat(learner.locator("exercise-panel")).containsText("no ticket was sold a second time", SOON);
        assertThat(learner.locator("exercise-panel")).not().containsText("too many steps");

        learner.locator("next-step .follow").click();
        buyer.waitFor();
        assertThat(learner.locator("page-notice .box")).hasCount(0);
        learner.locator("page-header button.stop").click();
    }

    @Test
    void afterARefusalAnExerciseGoesBackToItsOwnScenario() {
        expectComplaint("400");
        Page learner = open("exercises/wrong-place", Viewport.DESKTOP, "en");
        learner.locator("exercise-panel ol.parts").waitFor();
        String program = learner.locator("program-lines ol").textContent();
        learner.route(
                Pattern.compile("/attempts"),
                route -> route.fulfill(new Route.FulfillOptions()
                        .setStatus(400)
                        .setContentType("application/problem+json")
                        .setBody("{\"title\":\"No\",\"errors\":[{\"field\":\"lock.kind\",\"message\":\"stays\"}]}")));
        button(learner, "Run").click();
        button(learner, "Back to the start scenario").click();
        assertThat(learner.locator("page-notice .box")).hasCount(0);
        assertThat(learner.locator("program-lines ol")).hasText(program);
    }

    @Test
    void anExerciseIsLoadedOnceTheServerAnswers() {
        expectComplaint("503");
        Page learner = open("exercises", Viewport.DESKTOP, "en");
        learner.locator("exercise-path li").first().waitFor();
        String exercise = ".*/api/exercises/take-the-key.*";
        learner.route(Pattern.compile(exercise), route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        learner.navigate(home.resolve("exercises/take-the-key").toString());
        assertThat(learner.locator("exercise-panel")).containsText("The page tries again by itself", SOON);
        learner.unroute(Pattern.compile(exercise));
        assertThat(learner.locator("exercise-panel ol.parts")).isVisible(VISIBLE_SOON);
        assertThat(learner.locator("page-header button.run")).isEnabled();
    }

    @Test
    void theMainButtonStepsWhereSteppingIsTheTask() {
        Page learner = open("exercises/be-the-scheduler", Viewport.DESKTOP, "en");
        assertThat(learner.locator("page-header button.run")).containsText("Step");
        assertThat(learner.locator("page-header button.step")).hasCount(0);
        for (String kept : List.of("fault-plan", "lock-gallery", "buyer-placement", "#program")) {
            assertThat(learner.locator(kept).first()).isHidden();
        }
    }

    @Test
    void whatIsMissingIsSaidOnTheExercisesPage() {
        Page learner = open("exercises/take-the-key", Viewport.PHONE, "en");
        button(learner, "Run").click();
        Locator panel = learner.locator("exercise-panel");
        assertThat(panel).containsText("Not met yet:", SOON);
        assertThat(panel).containsText("Must be correct by design; this run was", SOON);
        button(learner, "Show a hint").click();
        assertThat(panel).containsText("Hint 1 of 3", SOON);
        learner.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Exercises"))
                .first()
                .click();
        assertThat(learner.locator("exercise-path")).containsText("0 of 16 done", SOON);
    }

    @Test
    void whatAnExerciseKeepsCannotBeChosen() {
        Page learner = open("exercises/take-the-key", Viewport.DESKTOP, "en");
        learner.locator("lock-gallery").waitFor();
        assertThat(learner.locator("fault-plan #kind")).isDisabled();
        assertThat(learner.locator("scenario-controls #program")).isDisabled();
        assertThat(learner.locator("program-lines .edit")).isDisabled();
        assertThat(learner.locator("page-header .step")).isDisabled();
        assertThat(learner.locator("lock-gallery input[value=row]")).isDisabled();
        assertThat(learner.locator("lock-gallery input[value=semaphore]")).isEnabled();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }
}
