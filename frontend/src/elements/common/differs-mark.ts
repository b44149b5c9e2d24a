import { html, nothing } from 'lit';
import type { Texts } from '../../texts/en';

/** A dot at a control whose value differs from that of the shown run; nothing at any other. */
export function differsMark(texts: Texts, isDifferent: boolean) {
  return isDifferent
    ? html`<span
        class="differs"
        role="img"
        aria-label=${texts.runStrip.differs}
        title=${texts.runStrip.differs}
      ></span>`
    : nothing;
}
