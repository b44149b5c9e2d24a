import { html, type TemplateResult } from 'lit';

/** Signs that few fonts have, drawn in a square of 16 × 16 in the colour of the text. */
const PATHS = {
  play: 'M4 2.5v11l9-5.5z',
  pause: 'M4 2.5h3v11H4zM9 2.5h3v11H9z',
  search:
    'M7 1.5a5.5 5.5 0 1 0 3.2 10l3.6 3.6 1.3-1.3-3.6-3.6A5.5 5.5 0 0 0 7 1.5zm0 2a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
} as const;

export type SignName = keyof typeof PATHS;

export function sign(name: SignName): TemplateResult {
  return html`<svg
    class="drawn"
    viewBox="0 0 16 16"
    width="13"
    height="13"
    fill="currentcolor"
    aria-hidden="true"
  >
    <path fill-rule="evenodd" d=${PATHS[name]} />
  </svg>`;
}
