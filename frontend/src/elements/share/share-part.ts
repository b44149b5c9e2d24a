import { html } from 'lit';
import type { Sharing } from '../../share/sharing';
import type { Texts } from '../../texts/en';
import './share-notice';

/** What lies over the page around links. */
export function sharePart(sharing: Sharing, texts: Texts) {
  return html`<share-notice
    .texts=${texts}
    .problem=${sharing.problem}
    @dismiss=${() => sharing.dismiss()}
    @reset-scenario=${() => sharing.reset()}
  ></share-notice>`;
}
