package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A learner alone: the path through the exercises, and what is in view after a run. */
@QuarkusIntegrationTest
class ExercisesIT extends BrowserCase {

    private static final int CHAPTERS = 7;

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
}
