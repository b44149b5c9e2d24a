import { html, nothing } from 'lit';
import { type JoinOffer, pathOf } from '../../api/workshops';
import type { WorkshopTexts } from '../../texts/workshop-texts';

/** How attendees join: the address that they can reach, or a warning that there is none and what to set. */
export function joinPart(code: string, offer: JoinOffer | null, texts: WorkshopTexts) {
  const [best, ...others] = offer?.origins ?? [];
  return html`${
      offer === null
        ? nothing
        : best === undefined
          ? html`<div class="warning" role="note">
              <strong>${texts.onlyHere}</strong>
              <p>${offer.listensToAll ? texts.setUrl : texts.setHost}</p>
              <code
                >${offer.listensToAll ? 'LOCKPLAY_PUBLIC_URL' : 'QUARKUS_HTTP_HOST=0.0.0.0'}</code
              >
            </div>`
          : html`<p class="where">${texts.joinAt(`${new URL(best).host}/join`)}</p>`
    }
    <output class="code">${code}</output>
    <img src="${pathOf(code)}/qr.svg" alt=${texts.qr} />
    ${
      others.length === 0
        ? nothing
        : html`<p class="help">
            ${texts.orAt} ${others.map((origin) => new URL(origin).host).join(texts.comma)}
          </p>`
    }
    <a href="/projector/${code}" target="_blank">${texts.projector} ↗</a>
    <p class="help">${texts.projectorHelp}</p>`;
}
