import { html, nothing } from 'lit';
import type { Texts } from '../../texts/en';

/** A closed padlock at a control that an exercise keeps as it is; nothing at any other. */
export function fixedMark(texts: Texts, isKept: boolean) {
  return isKept
    ? html`<svg
        class="kept"
        role="img"
        aria-label=${texts.controls.fixed}
        viewBox="0 0 12 14"
        width="9"
        height="11"
        fill="currentColor"
      >
        <title>${texts.controls.fixed}</title>
        <path
          fill-rule="evenodd"
          d="M2 6V4a4 4 0 0 1 8 0v2h.5A1.5 1.5 0 0 1 12 7.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 0 12.5v-5A1.5 1.5 0 0 1 1.5 6zm1.7 0h4.6V4a2.3 2.3 0 0 0-4.6 0z"
        />
      </svg>`
    : nothing;
}
