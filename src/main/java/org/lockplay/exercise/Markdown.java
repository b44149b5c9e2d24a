package org.lockplay.exercise;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes HTML of Markdown. Nothing that an author writes can become a script or a dangerous link. Thread-safe. */
public final class Markdown {

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private Markdown() {}

    /** The HTML of some Markdown. */
    public static String html(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
