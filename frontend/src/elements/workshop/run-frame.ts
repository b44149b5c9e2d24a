import { html } from 'lit';
import type { WorkshopTexts } from '../../texts/workshop-texts';

/** A run, while it happens or afterwards. */
export function runFrame(run: string, texts: WorkshopTexts) {
  return html`<iframe src="/embed/r/${run}" title=${texts.onScreen}></iframe>
    <a href="/r/${run}" target="_blank">${texts.watch} ↗</a>`;
}
