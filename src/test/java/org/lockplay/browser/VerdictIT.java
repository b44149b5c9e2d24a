package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The two answers of a verdict, Safety and Progress: the same words on the page, in lists, on cards and in pictures. */
@QuarkusIntegrationTest
class VerdictIT extends BrowserCase {

    private static final LocatorAssertions.HasAttributeOptions SOON =
            new LocatorAssertions.HasAttributeOptions().setTimeout(30_000);

    /** A program that is too slow for its own good: every buyer has read before the first one writes. */
    private static final String RACE = "'program': 'read\\ntake\\nthink 200\\nwrite'";

    private static final String LOCKED = "'lock': {'kind': 'semaphore'}";

    private static final Map<String, String> SCENARIOS = Map.of(
            "safe and finished", LOCKED,
            "safe and recovered", "'lock': {'kind': 'file-lock'}, " + holder("crash"),
            "safe and stuck", LOCKED + ", " + holder("crash"),
            "safe and cut off", LOCKED + ", 'timeLimitMs': 1000, " + holder("freeze"),
            "unsafe and finished", RACE,
            "unsafe and stuck", RACE + ", 'faults': [{'buyer': 0, 'at': 'write', 'kind': 'hang'}]",
            "unsafe and cut off",
                    RACE + ", 'timeLimitMs': 1000, 'faults': [{'buyer': 0, 'at': 'write', 'kind': 'freeze'}]");

    private static String holder(String fault) {
        return "'faults': [{'buyer': 'holder', 'at': 'write', 'kind': '" + fault + "'}]";
    }

    @ParameterizedTest
    @CsvSource({
        "safe and finished,   en, Safety: Safe,   Progress: Finished",
        "safe and recovered,  en, Safety: Safe,   Progress: Recovered",
        "safe and stuck,      en, Safety: Safe,   Progress: Stuck",
        "safe and cut off,    en, Safety: Safe,   Progress: Cut off",
        "unsafe and finished, en, Safety: Unsafe, Progress: Finished",
        "unsafe and stuck,    en, Safety: Unsafe, Progress: Stuck",
        "unsafe and cut off,  en, Safety: Unsafe, Progress: Cut off",
        "safe and recovered,  zh, 安全性：安全,     进展：已恢复",
        "safe and stuck,      zh, 安全性：安全,     进展：卡住",
        "safe and cut off,    zh, 安全性：安全,     进展：被截断",
        "unsafe and finished, zh, 安全性：不安全,   进展：全部完成",
    })
    void bothAnswersAreOnThePageInTheListOnTheCardAndInThePicture(
            String outcome, String language, String safety, String progress) {
        Page page = open(
                "?lang=" + language,
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setLocale(language)
                        .setReducedMotion(ReducedMotion.REDUCE));
        String run = start(page, outcome);

        page.navigate(home.resolve("/r/" + run + "?lang=" + language).toString());
        answersIn(page.locator("run-verdict"), safety, progress);
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile(toneOf(outcome)));

        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("My runs|我的运行")))
                .click();
        answersIn(page.locator("my-entry").first(), safety, progress);

        String safeWord = wordOf(safety);
        String progressWord = wordOf(progress);
        String picture = text(page, "/r/" + run + "/card.svg?lang=" + language);
        assertThat(picture).contains(">" + safeWord + "<", ">" + progressWord + "<");
        assertThat(text(page, "/r/" + run + "?lang=" + language)).contains(safeWord + " · " + progressWord);
        String export = text(page, "/api/runs/" + run + "/export?format=svg&lang=" + language);
        assertThat(export).contains(">" + safeWord + "<", ">" + progressWord + "<");
        assertThat(page.locator("run-verdict section").textContent())
                .as("the user has stopped nothing")
                .doesNotContainIgnoringCase("by you", "was stopped", "被停止");
    }

    private static String toneOf(String outcome) {
        if (outcome.startsWith("unsafe")) {
            return "wrong";
        }
        return switch (outcome) {
            case "safe and stuck" -> "stuck";
            case "safe and cut off" -> "uneasy";
            default -> "good";
        };
    }

    private static String wordOf(String answer) {
        return answer.split(": |：")[1];
    }

    private static void answersIn(Locator place, String safety, String progress) {
        assertThat(place.locator("verdict-answers .safety")).hasAttribute("title", safety, SOON);
        assertThat(place.locator("verdict-answers .progress")).hasAttribute("title", progress, SOON);
    }

    /** Starts a run of the page's own session. */
    private static String start(Page page, String outcome) {
        String scenario = "{'version': 1, 'placement': {'hosts': 1, 'processes': 3, 'threads': 1}, "
                + SCENARIOS.get(outcome) + "}";
        return (String) page.evaluate(
                "async scenario => { const answer = await fetch('/api/runs', {method: 'POST', body: scenario,"
                        + " headers: {'Content-Type': 'application/json'}}); return (await answer.json()).id }",
                scenario.replace('\'', '"'));
    }

    private static String text(Page page, String address) {
        return (String) page.evaluate("async address => (await fetch(address)).text()", address);
    }
}
