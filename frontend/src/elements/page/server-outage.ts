import { css, html, LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { outage } from '../../api/outage';
import { pageLanguage } from '../../share/page-language';
import { noticeStyles } from '../../styles/notice';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';

/** Says that the server's database does not answer, for as long as that lasts. Overlays any page. */
@customElement('server-outage')
export class ServerOutage extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      /* Below the page's header, whose buttons stay in view. */
      :host {
        top: 68px;
        bottom: auto;
        pointer-events: none;
      }

      @media (max-width: 900px) {
        :host {
          top: 148px;
        }
      }

      .box {
        border-left-color: var(--key);
      }
    `,
  ];

  private unfollow: () => void = () => undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.unfollow = outage.follow(() => this.requestUpdate());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.unfollow();
  }

  override render() {
    const { notice } = textsOf(pageLanguage());
    return html`<div role="status">
      ${outage.isPresent ? html`<div class="box">${notice.outage}</div>` : nothing}
    </div>`;
  }
}
