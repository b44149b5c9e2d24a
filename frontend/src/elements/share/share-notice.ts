import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShareProblem } from '../../share/address-state';
import { noticeStyles } from '../../styles/notice';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** Says why a link could not be opened, and what to do. Overlays the page. */
@customElement('share-notice')
export class ShareNotice extends LitElement {
  static override styles = [
    shared,
    noticeStyles,
    css`
      :host {
        z-index: 6;
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
                <button @click=${() => this.emit('reset-scenario')}>${share.startScenario}</button>
                <button @click=${() => this.emit('dismiss')}>${share.close}</button>
              </div>
            </div>`
      }
    </div>`;
  }

  private emit(what: 'dismiss' | 'reset-scenario'): void {
    this.dispatchEvent(new Event(what));
  }
}
