package org.lockplay.exercise;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders Markdown as HTML. Escapes raw HTML and drops dangerous links. Thread-safe. */
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
