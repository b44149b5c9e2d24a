package org.lockplay.browser;

import com.microsoft.playwright.Page;

/**
 * Judges states of pages with axe, in both themes, measures whether they cut text, and looks for English punctuation in
 * Chinese.
 */
final class PageJudge {

    private final Axe axe = new Axe();
    private final CutText cut = new CutText();
    private final ChinesePunctuation punctuation = new ChinesePunctuation();

    /** Axe at the page's own width, and cut text on every width. */
    void judge(Page page, String state) {
        axe.judge(page, state);
        cut.judgeOnAllWidths(page, state);
        punctuation.judge(page, state);
    }

    /** Axe and cut text at the page's own width. */
    void judgeHere(Page page, String state) {
        axe.judge(page, state);
        cut.judge(page, state);
        punctuation.judge(page, state);
    }

    /** Fails if axe has found violations, text is cut, or Chinese has English punctuation. */
    void assertFlawless() {
        axe.assertNoViolations();
        cut.assertNone();
        punctuation.assertNone();
    }
}
