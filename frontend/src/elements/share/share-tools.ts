import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { LONG_LINK } from '../../share/sharing';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** What the page's header offers around links: sharing, and how long the address is once it is too long. */
@customElement('share-tools')
export class ShareTools extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 8px;
        align-items: center;
      }

      button {
        min-height: 36px;
        white-space: nowrap;
      }

      .long {
        border-color: var(--key);
        color: var(--key-ink);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  /** The whole address of the scenario. */
  @property() address = '';

  override render() {
    const { share } = this.texts;
    const { length } = this.address;
    const isLong = length > LONG_LINK;
    const title = isLong
      ? `${share.longLink(length.toLocaleString(this.texts.code))} ${share.longLinkHelp}`
      : share.share;
    return html`<button
      class=${isLong ? 'long' : ''}
      title=${title}
      @click=${() => this.dispatchEvent(new Event('share'))}
    >
      ${share.share}${isLong ? html` · ${length.toLocaleString(this.texts.code)}` : nothing}
    </button>`;
  }
}
