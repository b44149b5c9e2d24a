package org.lockplay.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects the text that a page cuts: at the edge of the window, of a box that hides its overflow, of a button or of a
 * choice. Text that can be scrolled into view is not cut.
 */
final class CutText {

    /** The widths, from the narrowest phone to a wide screen. */
    static final int[] WIDTHS = {320, 390, 768, 1024, 1440, 1920};

    /** Chromium's arrow in a choice, with its margin. */
    private static final int ARROW = 18;

    private static final String FIND = """
            () => {
              const found = [];
              const parentOf = node => node.assignedSlot ?? node.parentNode ?? null;
              const above = node => {
                const parent = parentOf(node);
                return parent instanceof ShadowRoot ? parent.host : parent;
              };
              const styleOf = element => getComputedStyle(element);
              const isHidden = element => {
                for (let at = element; at instanceof Element; at = above(at)) {
                  const {display, visibility, clipPath, opacity} = styleOf(at);
                  if (display === 'none' || visibility === 'hidden' || clipPath !== 'none' || opacity === '0') {
                    return true;
                  }
                }
                return false;
              };
              const say = (element, what, text) => found.push(what + ' in ' + element.localName
                + (element.id ? '#' + element.id : '') + (element.getAttribute('class') ? '.' + element.getAttribute('class') : '')
                + ' of ' + (element.getRootNode().host?.localName ?? 'the page') + ': ' + text.trim().replace(/\\s+/g, ' ').slice(0, 80));
              const judge = (text, rects, from) => {
                let [canScrollX, canScrollY] = [false, false];
                for (let at = from; at instanceof Element; at = above(at)) {
                  const {overflowX, overflowY, position} = styleOf(at);
                  if (at.localName !== 'slot' && !(at instanceof SVGElement && at.localName !== 'svg')) {
                    const box = at.getBoundingClientRect();
                    if (styleOf(at).webkitLineClamp !== 'none' && at.scrollHeight > at.clientHeight + 2) {
                      say(at, 'cut', text);
                      return;
                    }
                    const clips = value => value === 'hidden' || value === 'clip';
                    const isBox = at.localName === 'button' || at.localName === 'label';
                    for (const {left, right, top, bottom} of rects) {
                      const isOutX = left < box.left - 1 || right > box.right + 1;
                      const isOutY = top < box.top - 2 || bottom > box.bottom + 2;
                      if ((isOutX && !canScrollX && (clips(overflowX) || isBox)) || (isOutY && !canScrollY && (clips(overflowY) || isBox))) {
                        say(at, 'cut', text);
                        return;
                      }
                    }
                    canScrollX ||= overflowX === 'auto' || overflowX === 'scroll';
                    canScrollY ||= overflowY === 'auto' || overflowY === 'scroll';
                  }
                  if (position === 'fixed') {
                    break;
                  }
                }
                if (!canScrollX && rects.some(({left, right}) => left < -1 || right > innerWidth + 1)) {
                  say(from, 'outside the window', text);
                }
              };
              const ruler = document.createElement('canvas').getContext('2d');
              const judgeChoice = select => {
                const {font, paddingLeft, paddingRight} = styleOf(select);
                ruler.font = font;
                const text = select.selectedOptions[0]?.textContent.trim().replace(/\\s+/g, ' ') ?? '';
                const room = select.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW;
                if (ruler.measureText(text).width > room + 1) {
                  say(select, 'cut', text);
                }
              };
              const walk = root => {
                for (const node of root.childNodes) {
                  if (node instanceof Text && node.data.trim() !== '' && !isHidden(root instanceof ShadowRoot ? root.host : root)) {
                    const range = document.createRange();
                    range.selectNodeContents(node);
                    const rects = [...range.getClientRects()].filter(({width, height}) => width > 0 && height > 0);
                    judge(node.data, rects, root instanceof ShadowRoot ? root.host : root);
                  } else if (node instanceof HTMLSelectElement) {
                    if (!isHidden(node) && node.clientWidth > 0) {
                      judgeChoice(node);
                    }
                  } else if (node instanceof Element && !['style', 'title', 'textarea', 'desc'].includes(node.localName)) {
                    if (node.shadowRoot) {
                      walk(node.shadowRoot);
                    }
                    walk(node);
                  }
                }
              };
              walk(document.body);
              if (document.documentElement.scrollWidth > innerWidth) {
                found.push('the page is ' + document.documentElement.scrollWidth + ' pixels wide');
              }
              return found;
            }
            """.replace("ARROW", String.valueOf(ARROW));

    private final List<String> found = new ArrayList<>();

    /** Measures a page's current state. */
    void judge(Page page, String state) {
        for (Object cut : (List<?>) page.evaluate(FIND)) {
            found.add(state + ": " + cut);
        }
    }

    /** What was found to be cut. */
    List<String> found() {
        return List.copyOf(found);
    }

    /** Measures a page's current state on every width, and leaves it as it was. */
    void judgeOnAllWidths(Page page, String state) {
        ViewportSize before = page.viewportSize();
        for (int width : WIDTHS) {
            page.setViewportSize(width, before.height);
            // Two frames later the page has followed its new size.
            page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
            judge(page, state + ", " + width + " wide");
        }
        page.setViewportSize(before.width, before.height);
    }

    /** Fails if text was cut, and lists it. */
    void assertNone() {
        assertThat(found).isEmpty();
    }
}
