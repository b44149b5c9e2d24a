package org.lockplay.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What one person has shared, another person can open. */
@QuarkusIntegrationTest
class ShareIT extends BrowserCase {

    /** A race may end well by luck; these tests do not depend on it. */
    private static final String JUDGED = "wrong|good";

    private static final LocatorAssertions.HasClassOptions SOON =
            new LocatorAssertions.HasClassOptions().setTimeout(60_000);

    private static final String TIMELINE =
            "document.querySelector('lock-playground').shadowRoot.querySelector('run-timeline').shadowRoot"
                    + ".querySelector('timeline-canvas').shadowRoot.querySelector('canvas')";

    private Page visit(String address) {
        return open(address, Viewport.DESKTOP, "en");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^(▶ )?" + name)))
                .first();
    }

    private static void chooseSemaphore(Page page, String name) {
        page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name).setExact(true))
                .check(new Locator.CheckOptions().setForce(true));
    }

    private static void run(Page page, String name, String verdict) {
        button(page, name).click();
        skipSlowMotion(page);
        assertThat(page.locator("run-verdict section")).hasClass(Pattern.compile(verdict), SOON);
    }

    private static String field(Page page, String label) {
        return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .locator("visible=true")
                .last()
                .inputValue();
    }

    @Test
    void theAddressOpensTheSameScenarioLanguageAndZoomInAFreshBrowser() {
        Page sender = visit("");
        button(sender, "切换到中文").click();
        chooseSemaphore(sender, "信号量");
        sender.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放大"))
                .first()
                .click();
        sender.waitForURL(Pattern.compile("#s1=.+&lang=zh&t=.+"));

        Page receiver = visit(home.relativize(java.net.URI.create(sender.url())).toString());

        assertThat(button(receiver, "运行")).isEnabled();
        assertThat(receiver.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("信号量").setExact(true)))
                .isChecked();
        assertThat(receiver.url()).isEqualTo(sender.url());
        assertThat(receiver.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
        run(receiver, "运行", "good");
        assertThat(receiver.url()).isEqualTo(sender.url());

        sender.goBack();
        assertThat(sender.getByRole(
                        AriaRole.RADIO,
                        new Page.GetByRoleOptions().setName("信号量").setExact(true)))
                .not()
                .isChecked();
    }

    @Test
    void aRecordedRunIsSeenByOthersAsItWasAndStartsNothing() {
        Page sender = visit("");
        run(sender, "Run", JUDGED);
        String verdict = sender.locator("run-verdict .text > p").textContent();
        button(sender, "Share").click();
        button(sender, "Make a link to this run").click();
        assertThat(sender.locator("copy-field")).hasCount(3);
        String address = field(sender, "Address");
        assertThat(address).contains("/r/");

        Page receiver = visit(home.relativize(java.net.URI.create(address)).toString());
        receiver.onRequest(request -> assertThat(request.method()).isEqualTo("GET"));

        assertThat(receiver.locator("run-verdict section")).hasClass(Pattern.compile(JUDGED), SOON);
        assertThat(receiver.locator("run-verdict .text > p")).hasText(verdict);
        assertThat(receiver.url()).contains("/r/");
        assertThat(receiver.evaluate(TIMELINE + ".ariaLabel")).isEqualTo(sender.evaluate(TIMELINE + ".ariaLabel"));
        receiver.waitForFunction(
                "picture => " + TIMELINE + ".toDataURL() === picture", sender.evaluate(TIMELINE + ".toDataURL()"));
    }

    @Test
    void aRecordedRunIsSeenByOthersAsCloselyAndWithTheSameEventSelected() {
        Page sender = open("", Viewport.DESKTOP, "zh-CN");
        run(sender, "运行", JUDGED);
        sender.keyboard().press("/");
        sender.getByRole(AriaRole.SEARCHBOX).fill("5");
        sender.keyboard().press("Enter");
        sender.keyboard().press("Escape");
        for (int i = 0; i < 3; i++) {
            sender.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("放大"))
                    .first()
                    .click();
        }
        Locator selected = sender.locator("timeline-foot p[role=status]");
        assertThat(selected).not().isEmpty();
        button(sender, "分享").click();
        button(sender, "生成这次运行的链接").click();
        assertThat(sender.locator("copy-field")).hasCount(3);
        String address = field(sender, "地址");
        assertThat(address).contains("/r/").containsPattern("\\?lang=zh#t=-?\\d+_\\d+&e=\\d+$");

        Page receiver = visit(home.relativize(java.net.URI.create(address)).toString());

        assertThat(receiver.locator("run-verdict section")).hasClass(Pattern.compile(JUDGED), SOON);
        assertThat(receiver.locator("html")).hasAttribute("lang", Pattern.compile("zh.*"));
        assertThat(receiver.locator("timeline-foot p[role=status]")).hasText(selected.textContent());
        receiver.waitForURL(Pattern.compile(Pattern.quote(address.substring(address.indexOf("&e=")))));
        assertThat(receiver.url().replace("lang=zh&", "")).endsWith(address.substring(address.indexOf('#') + 1));
    }

    @Test
    void aShortLinkSaysWhatItsAuthorExpectsAndWhetherItCame() {
        Page sender = visit("");
        chooseSemaphore(sender, "Semaphore");
        button(sender, "Share").click();
        sender.getByLabel("What do you expect?").selectOption("safe");
        button(sender, "Make a short link").click();
        assertThat(sender.locator("copy-field")).hasCount(4);
        String check = field(sender, "Check command");
        assertThat(check).startsWith("curl -fsS -X POST ").endsWith("/checks");
        String address = "s/" + check.replaceFirst(".*/api/scenarios/", "").replace("/checks", "");

        Page receiver = visit(address);

        assertThat(receiver.locator("share-tools .expect")).containsText("Its author expects: safe");
        run(receiver, "Run", "good");
        assertThat(receiver.locator("share-tools .expect")).containsText("As expected: safe");
        assertThat(receiver.url()).contains("/" + address);
    }

    @ParameterizedTest
    @CsvSource({
        "'#s1=AAAA', cut off",
        "'#s1=____', was changed on its way",
        "'#s3=AAAA', newer Lock Playground",
        "'s/nosuchslug1', no scenario behind this link",
        "'r/nosuchrun', no run behind this link"
    })
    void aLinkThatCannotBeFollowedSaysWhyAndThePageStaysOfUse(String link, String complaint) {
        expectComplaint("404");
        Page page = visit(link);

        assertThat(page.locator("share-notice")).containsText(complaint);
        button(page, "Start scenario").click();
        assertThat(page.locator("share-notice .box")).hasCount(0);
        run(page, "Run", JUDGED);
    }

    @Test
    void myRunsAreListedNamedAndDeleted() {
        Page page = visit("");
        run(page, "Run", JUDGED);
        button(page, "My runs").click();
        Locator entry = page.locator("my-entry");
        assertThat(entry).hasCount(1);
        entry.getByText("Rename").click();
        entry.getByRole(AriaRole.TEXTBOX).fill("<b>Mine</b>");
        entry.getByRole(AriaRole.TEXTBOX).press("Enter");
        assertThat(entry).containsText("<b>Mine</b>");
        photograph(page, "share-mine");
        entry.getByText("Delete").click();
        entry.getByText("Really delete?").click();
        assertThat(entry).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"en, DESKTOP, LIGHT, Run, Share", "zh-CN, PHONE, DARK, 运行, 分享"})
    void theDialogFits(String language, Viewport viewport, ColorScheme scheme, String run, String share) {
        Page page = open(
                "",
                new Browser.NewContextOptions()
                        .setViewportSize(viewport.width(), viewport.height())
                        .setColorScheme(scheme)
                        .setLocale(language));
        run(page, run, JUDGED);
        button(page, share).click();
        assertThat(page.locator("export-list ul a")).hasCount(7);
        photograph(page, "share-dialog-" + language + "-" + viewport);
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
    }
}
