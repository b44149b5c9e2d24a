import { css, html } from 'lit';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';

/** HTML that the server has made from an exercise's Markdown, with every tag of the author's escaped. */
export function prose(markup: string) {
  return html`<div class="prose">${unsafeHTML(markup)}</div>`;
}

export const proseStyles = css`
  .prose {
    font-size: 13.5px;
    line-height: 1.5;
    overflow-wrap: anywhere;
  }

  .prose > * {
    margin: 0 0 8px;
  }

  .prose > :last-child {
    margin-bottom: 0;
  }

  .prose ul {
    padding-left: 18px;
    list-style: disc;
  }

  .prose ol {
    padding-left: 20px;
    list-style: decimal;
  }

  .prose blockquote {
    padding: 4px 10px;
    border-left: 3px solid var(--accent);
    background: var(--accent-wash);
  }

  .prose code {
    padding: 0 3px;
    border-radius: 3px;
    background: var(--sunken);
    font: 0.92em var(--mono);
  }
`;
