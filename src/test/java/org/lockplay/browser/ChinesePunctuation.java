package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** Collects English punctuation after a Chinese character, in what a page shows and says. */
final class ChinesePunctuation {

    private static final String FIND = """
            () => {
              const found = new Set();
              const look = text => {
                const [wrong] = /.{0,20}\\p{Script=Han}[:,;!?].{0,10}/u.exec(text ?? '') ?? [];
                if (wrong !== undefined) {
                  found.add(wrong);
                }
              };
              const walk = node => {
                if (node instanceof Text) {
                  look(node.data);
                } else if (!['SCRIPT', 'STYLE', 'TEXTAREA', 'CODE', 'PRE'].includes(node.nodeName)) {
                  ['title', 'aria-label', 'placeholder', 'alt'].forEach(name => look(node.getAttribute?.(name)));
                  [...node.childNodes, ...(node.shadowRoot?.childNodes ?? [])].forEach(walk);
                }
              };
              walk(document.body);
              return [...found];
            }""";

    private final List<String> found = new ArrayList<>();

    void judge(Page page, String state) {
        List<?> wrong = (List<?>) page.evaluate(FIND);
        wrong.forEach(text -> found.add(state + ": " + text));
    }

    void assertNone() {
        assertThat(found).isEmpty();
    }
}
