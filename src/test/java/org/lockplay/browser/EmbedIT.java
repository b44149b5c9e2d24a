package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A scenario or a run embedded in another site: first the recorded run, live on request. */
@QuarkusIntegrationTest
class EmbedIT extends BrowserCase {

    /** Always oversold: each buyer thinks until the other one has read, too. */
    private static final String RACE =
            "{\"version\":1,\"placement\":{\"processes\":2}," + "\"program\":\"read\\ntake\\nthink %d\\nwrite\"}";

    private static final int THINK_MS = 1_500;
    /** Long enough to be stopped. */
    private static final int LONG_THINK_MS = 4_000;

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(30_000);

    private HttpServer notes;

    @AfterEach
    void closeTheNotes() {
        if (notes != null) {
            notes.stop(0);
        }
    }

    /** Embeds something in a page of another origin: this machine under another name. */
    private String notesWith(String code) throws IOException {
        byte[] page = ("<!doctype html><link rel=icon href=data:,><h1>Course notes</h1>" + code)
                .getBytes(StandardCharsets.UTF_8);
        notes = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        notes.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        notes.start();
        return "http://127.0.0.1:" + notes.getAddress().getPort() + "/";
    }

    private Page read(String address) {
        return open(
                address,
                new Browser.NewContextOptions()
                        .setViewportSize(Viewport.DESKTOP.width(), Viewport.DESKTOP.height())
                        .setLocale("en"));
    }

    private String embedOf(String page) {
        return "<iframe src='" + home.resolve("embed/" + page) + "' width=960 height=620></iframe>";
    }

    /** Saves a race; if {@code recorded}, a check on the server adds a recorded run. */
    private String savedRace(String title, int thinkMs, boolean recorded) {
        Page author = open("exercises", Viewport.DESKTOP, "en");
        String scenario = RACE.formatted(thinkMs).replaceFirst(",", ",\"title\":\"" + title + "\",");
        APIResponse saved = author.request()
                .post(
                        home.resolve("api/scenarios").toString(),
                        RequestOptions.create()
                                .setHeader("Content-Type", "application/json")
                                .setData("{\"scenario\":" + scenario + ",\"expect\":\"oversold\"}"));
        Matcher slug = Pattern.compile("\"slug\" *: *\"([^\"]+)\"").matcher(saved.text());
        assertThat(slug.find()).as(saved.text()).isTrue();
        String page = "s/" + slug.group(1);
        if (recorded) {
            assertThat(author.request()
                            .post(home.resolve("api/scenarios/" + slug.group(1) + "/checks")
                                    .toString())
                            .status())
                    .isEqualTo(200);
        }
        return page;
    }

    private static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(
                AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(Pattern.compile(name + "$")));
    }

    private static void judged(FrameLocator embed, String tone) {
        assertThat(embed.locator("run-verdict section")).hasClass(Pattern.compile(tone), SOON);
    }

    @Test
    void aRunLivesInAPageOfAnotherOriginAndNothingButEmbedsDoes() throws IOException {
        Page author = open("", Viewport.DESKTOP, "en");
        author.locator("page-header button.run").click();
        assertThat(author.locator("run-verdict section")).hasClass(Pattern.compile("wrong|good"), SOON);
        author.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Share"))
                .first()
                .click();
        author.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Make a link to this run"))
                .click();
        String code = author.getByLabel("Embed code", new Page.GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .last()
                .inputValue();

        expectComplaint("frame");
        Page reader = read(notesWith(code + "<iframe src='" + home + "'></iframe>"));

        FrameLocator embed = reader.frameLocator("iframe[src*='/embed/r/']");
        judged(embed, "wrong|good");
        assertThat(embed.locator("header [role=status]")).hasText("A recorded run.");
        assertThat(reader.frames().stream().filter(frame -> frame.url().equals(home.toString())))
                .isEmpty();
        button(embed, "Run it live").click();
        assertThat(embed.locator("header [role=status]")).hasText("");
        judged(embed, "wrong|good");
    }

    @Test
    void aShortLinkShowsItsRecordedRunFirstThenRunsLiveUntilItIsStopped() throws IOException {
        Page reader = read(notesWith(embedOf(savedRace("Recorded first", LONG_THINK_MS, true))));

        FrameLocator embed = reader.frameLocator("iframe");
        judged(embed, "wrong");
        Locator note = embed.locator("header [role=status]");
        assertThat(note).hasText("A recorded run. As expected: oversold.");
        photograph(reader, "embed-recorded");

        button(embed, "Run it live").click();
        button(embed, "Stop").click();
        judged(embed, "uneasy");
        assertThat(button(embed, "Run it live")).isEnabled();
        assertThat(note).not().containsText("recorded");
    }

    @ParameterizedTest
    @CsvSource({
        "en, DESKTOP, LIGHT, Run it live",
        "en, PHONE, LIGHT, Run it live",
        "zh-CN, DESKTOP, DARK, 现场运行",
        "zh-CN, PHONE, DARK, 现场运行"
    })
    void aShortLinkOfWhichNoRunIsLeftIsThereToBeRun(
            String language, Viewport viewport, ColorScheme scheme, String runLive) {
        String embed = "embed/" + savedRace("Never run " + language + viewport, THINK_MS, false);
        Page page = open(
                embed,
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setColorScheme(scheme)
                        .setLocale(language));

        Locator run = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(runLive));
        assertThat(run).isEnabled();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("quiet"));
        photograph(page, "embed-" + language + "-" + viewport);
        run.click();
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile("wrong"), SOON);
        photograph(page, "embed-live-" + language + "-" + viewport);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({
        "en, There is no scenario behind this link.",
        "zh-CN, 这个链接后面没有场景。",
    })
    void anEmbedOfNothingSaysWhatIsMissing(String language, String sentence) {
        expectComplaint("404");
        Page page = open("embed/s/nosuchslug1", Viewport.DESKTOP, language);

        assertThat(page.locator("run-verdict section")).containsText(sentence);
        assertThat(page.locator("lock-embed header button")).isDisabled();
    }
}
