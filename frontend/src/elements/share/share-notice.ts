import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShareProblem } from '../../share/sharing';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** Says why a link could not be followed, and what to do now. Lies over the page. */
@customElement('share-notice')
export class ShareNotice extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        position: fixed;
        bottom: 16px;
        left: 50%;
        z-index: 6;
        width: min(560px, calc(100vw - 24px));
        transform: translateX(-50%);
      }

      .box {
        display: grid;
        gap: 6px;
        padding: 12px 14px;
        border: 1px solid var(--strong-line);
        border-left: 6px solid var(--wrong);
        border-radius: 10px;
        background: var(--raised);
        box-shadow: 0 8px 30px rgb(0 0 0 / 25%);
      }

      strong {
        font-size: 13.5px;
      }

      .actions {
        display: flex;
        gap: 8px;
        justify-content: flex-end;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() problem: ShareProblem | null = null;

  override render() {
    const { share } = this.texts;
    return html`<div role="alert">
      ${
        this.problem === null
          ? nothing
          : html`<div class="box">
              <strong>${share.problem[this.problem]}</strong>
              <p class="help">${share.problemHelp}</p>
              <div class="actions">
                <button @click=${() => this.tell('reset-scenario')}>${share.startScenario}</button>
                <button @click=${() => this.tell('dismiss')}>${share.close}</button>
              </div>
            </div>`
      }
    </div>`;
  }

  private tell(what: 'dismiss' | 'reset-scenario'): void {
    this.dispatchEvent(new Event(what));
  }
}
