import { html } from 'lit';
import type { Sharing } from '../../share/sharing';
import type { Texts } from '../../texts/en';
import './share-notice';

/** The notice about links, which overlays the page. */
export function sharePart(sharing: Sharing, texts: Texts) {
  return html`<share-notice
    .texts=${texts}
    .problem=${sharing.problem}
    @dismiss=${() => sharing.dismiss()}
    @reset-scenario=${() => sharing.reset()}
  ></share-notice>`;
}
