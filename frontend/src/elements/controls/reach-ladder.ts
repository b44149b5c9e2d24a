import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Reach } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

const PLACES = ['process', 'host', 'cluster'] as const;

/** A lock's reach and the reach that the placement needs: process, host or cluster. */
@customElement('reach-ladder')
export class ReachLadder extends LitElement {
  static override styles = [
    shared,
    css`
      ol {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 3px;
      }

      li {
        padding: 1px 0;
        border: 1px dashed var(--strong-line);
        border-radius: 4px;
        color: var(--muted);
        font-size: 11px;
        text-align: center;
      }

      li.reached {
        border: 1px solid var(--key);
        background: var(--key-wash);
        color: var(--key-ink);
        font-weight: 600;
      }

      li.missing {
        border: 1px solid var(--wrong);
        color: var(--wrong-ink);
      }

      li.missing::before {
        content: '✕ ';
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() reach: Reach = 'none';
  @property() needed: Reach = 'process';

  override render() {
    const { controls } = this.texts;
    const reached = PLACES.findIndex((place) => place === this.reach);
    const needed = PLACES.findIndex((place) => place === this.needed);
    const label = controls.reachLadder(controls.reach[this.reach], controls.reach[this.needed]);
    return html`<ol aria-label=${label}>
      ${PLACES.map((place, index) => {
        const tone = index <= reached ? 'reached' : index <= needed ? 'missing' : '';
        return html`<li class=${tone} aria-hidden="true">${controls.places[place]}</li>`;
      })}
    </ol>`;
  }
}
