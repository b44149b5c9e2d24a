package org.lockplay.browser;

import com.microsoft.playwright.Page;

/** Judges states of pages with axe, in both themes, and measures whether they cut text. */
final class PageJudge {

    private final Axe axe = new Axe();
    private final CutText cut = new CutText();

    /** Axe at the page's own width, and cut text on every width. */
    void judge(Page page, String state) {
        axe.judge(page, state);
        cut.judgeOnAllWidths(page, state);
    }

    /** Axe and cut text at the page's own width. */
    void judgeHere(Page page, String state) {
        axe.judge(page, state);
        cut.judge(page, state);
    }

    /** Fails if axe has found violations, or text is cut. */
    void assertFlawless() {
        axe.assertNoViolations();
        cut.assertNone();
    }
}
