package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link ChinesePunctuation} finds, and what it does not accuse. */
@QuarkusIntegrationTest
class ChinesePunctuationIT extends BrowserCase {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.body.append('票数: 1')",
                "document.body.title = '锁, 票'",
                "document.body.attachShadow({mode: 'open'}).append('安全;')",
            })
    void englishPunctuationInChineseIsFound(String change) {
        assertThatThrownBy(judged(change)::assertNone).isInstanceOf(AssertionError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "document.body.append('票数：1')",
                "document.body.append('Tickets: 1, sold')",
                "document.body.append(Object.assign(document.createElement('code'), {textContent: '锁: 1'}))",
            })
    void whatIsRightIsNotAccused(String change) {
        assertThatCode(judged(change)::assertNone).doesNotThrowAnyException();
    }

    private ChinesePunctuation judged(String change) {
        expectComplaint("404");
        Page page = open("nothing-here", Viewport.DESKTOP, "en");
        page.evaluate("document.body.replaceChildren()");
        page.evaluate("() => { " + change + " }");
        ChinesePunctuation punctuation = new ChinesePunctuation();
        punctuation.judge(page, "a page");
        return punctuation;
    }
}
