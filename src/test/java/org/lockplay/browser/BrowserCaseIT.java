package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.api.Test;

/** Tests that the base of the browser tests detects problems, with static files instead of the application's page. */
@QuarkusIntegrationTest
class BrowserCaseIT extends BrowserCase {

    private Page openAFile() {
        // Browsers request an icon by themselves if the page names none.
        expectComplaint("favicon.ico");
        return open("app/manifest.json", Viewport.DESKTOP, "en");
    }

    @Test
    void theBrowserOpensWhatTheApplicationServes() {
        assertThat(openAFile().textContent("body")).contains("src/main.ts");
    }

    @Test
    void aWarningOnTheConsoleFailsTheTest() {
        openAFile().evaluate("console.warn('the ticket was sold twice')");

        assertThatThrownBy(() -> problems().assertNone()).hasMessageContaining("the ticket was sold twice");
        expectComplaint("the ticket was sold twice");
    }

    @Test
    void anUncaughtErrorFailsTheTest() {
        openAFile().evaluate("new Promise(done => setTimeout(() => { done(); throw new Error('torn'); }))");

        assertThatThrownBy(() -> problems().assertNone()).hasMessageContaining("torn");
        expectComplaint("torn");
    }

    @Test
    void whatHasAHashInItsNameMayBeKeptForeverAndWhatHasNoneMayNot() {
        Page page = openAFile();
        String script = page.textContent("body").replaceAll("(?s).*\"file\": \"(assets/[^\"]+\\.js)\".*", "$1");

        assertThat(page.request()
                        .get(home.resolve("app/" + script).toString())
                        .headers()
                        .get("cache-control"))
                .contains("immutable");
        assertThat(page.request()
                        .get(home.resolve("app/manifest.json").toString())
                        .headers()
                        .get("cache-control"))
                .isEqualTo("no-cache");
    }
}
