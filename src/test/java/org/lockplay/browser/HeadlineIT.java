package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The verdict's sentence is never cut, however long it is. Its length depends on the run, so the test replaces the
 * sentence that the server has written for a run by the longest of such sentences.
 */
@QuarkusIntegrationTest
class HeadlineIT extends BrowserCase {

    private static final Map<String, List<String>> LONG = Map.of(
            "en",
            List.of(
                    "Exactly 1 ticket sold, 9 buyers found no ticket left; no update was lost. This run was only"
                            + " lucky: no lock kept two buyers from reading the same count. The recorded order could"
                            + " not be followed to its end: buyer 1, line 6.",
                    "No violation up to there: no ticket sold, 1 purchase ended unconfirmed. Still waiting at the"
                            + " time limit: buyers 0, 2, 3, 4, 5 and 4 more. Buyer 1, which holds the lock, is"
                            + " frozen: once thawed, it continues.",
                    "1 ticket, sold 4 times. Buyer 3 overwrote buyer 2’s update: both had read 1. Buyers 5, 8 and 7"
                            + " read a half-written file (empty) while looking at the store. Looking takes no lock,"
                            + " so no lock prevents this."),
            "zh-CN",
            List.of(
                    "恰好卖出 1 张票，9 位买家遇到票已售完；没有丢失任何更新。这次只是运气好：没有锁阻止两位买家读到同一个余票数。" + "未能按录制的顺序执行到底：买家 1，第 6 行。",
                    "到那时为止没有违规：一张票也没卖出，1 笔购买未得到确认。到时限时仍在等锁的有：买家 0、2、3、4、5 和另外" + " 4 位。持锁的买家 1 被冻结，解冻后就会继续。",
                    "1 张票，卖了 4 次。买家 3 覆盖了买家 2 的更新：两人读到的都是 1。买家 5、8、7 查看余票时读到写了一半的文件" + "（内容为空）。查看不需要锁，所以任何锁都避免不了。"));

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Its faults, which only delay, have a place in the strip that describes the run. */
    private static final String RUN =
            "{\"version\":1,\"store\":\"memory\",\"placement\":{\"processes\":1,\"threads\":2},"
                    + "\"rounds\":2,\"faults\":["
                    + slow(0, "query") + "," + slow(0, "take") + "," + slow(1, "read") + "," + slow(1, "write") + "]}";

    private static String slow(int buyer, String step) {
        return "{\"buyer\":%d,\"at\":\"%s\",\"kind\":\"slow\",\"forMs\":50}".formatted(buyer, step);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aLongHeadlineIsWholeOnEveryWidthOfThePageAndOfTheEmbed(String language) {
        Page page = open("", Viewport.DESKTOP, language);
        String run = finishedRun(page);
        CutText cut = new CutText();
        for (String place : List.of("r/", "embed/r/")) {
            for (String sentence : LONG.get(language)) {
                show(page, place + run, sentence);
                for (int width : CutText.WIDTHS) {
                    resize(page, width);
                    cut.judge(page, place + ", " + width + " wide");
                    assertThat(isScrolled(page))
                            .as("needs to be scrolled, %s, %d wide: %s", place, width, sentence)
                            .isFalse();
                }
            }
        }
        cut.assertNone();
    }

    /** The two answers appear with the headline and take room from it. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aLongHeadlineIsWholeOnAPhoneFromTheBeginning(String language) {
        Page page = open("", Viewport.PHONE, language);
        String run = finishedRun(page);
        for (String sentence : LONG.get(language)) {
            show(page, "r/" + run, sentence);
            assertThat(page.locator("run-verdict verdict-answers")).isVisible();
            page.waitForCondition(() -> !isScrolled(page));
        }
    }

    /** Longer than any that the application writes today. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void aHeadlineWithoutRoomScrollsAndCanBeFocused(String language) {
        Page page = open("", Viewport.DESKTOP, language);
        String run = finishedRun(page);
        PageJudge judge = new PageJudge();
        for (String place : List.of("r/", "embed/r/")) {
            show(page, place + run, String.join("", LONG.get(language)).repeat(2));
            judge.judge(page, place);
            resize(page, 320);
            assertThat(isScrolled(page)).isTrue();
            assertThat(headline(page)).hasAttribute("tabindex", "0");
            judge.judgeHere(page, place + ", 320 wide");
        }
        judge.assertFlawless();
    }

    /** Opens a run whose headline is {@code sentence}. */
    private void show(Page page, String path, String sentence) {
        page.unrouteAll();
        page.route(Pattern.compile("/api/runs/[^/?]+(\\?.*)?$"), route -> answer(route, sentence));
        page.navigate(home.resolve(path).toString());
        assertThat(headline(page)).hasText(sentence);
    }

    private static void answer(Route route, String sentence) {
        APIResponse response = route.fetch();
        ObjectNode run;
        try {
            run = (ObjectNode) JSON.readTree(response.text());
        } catch (JsonProcessingException e) {
            throw new AssertionError("The application has sent a run that is no JSON", e);
        }
        ((ObjectNode) run.get("verdict")).put("sentence", sentence);
        route.fulfill(new Route.FulfillOptions().setResponse(response).setBody(run.toString()));
    }

    private static Locator headline(Page page) {
        return page.locator("run-verdict section .text > p");
    }

    private static boolean isScrolled(Page page) {
        return (Boolean) headline(page).evaluate("p => p.scrollHeight > p.clientHeight + 2");
    }

    /** Two frames later the page has followed its new size. */
    private static void resize(Page page, int width) {
        page.setViewportSize(width, Viewport.DESKTOP.height());
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    }

    private static String finishedRun(Page page) {
        return (String) page.evaluate(
                "async scenario => { const start = await fetch('/api/runs', {method: 'POST', body: scenario,"
                        + " headers: {'Content-Type': 'application/json'}}); const {id} = await start.json();"
                        + " for (;;) { const run = await (await fetch('/api/runs/' + id)).json();"
                        + " if (run.verdict) return id; await new Promise(done => setTimeout(done, 200)) } }",
                RUN);
    }
}
