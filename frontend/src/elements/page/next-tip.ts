import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Tip } from '../../app/tips';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** A tip for newcomers: a press shows where; it can be dismissed. */
@customElement('next-tip')
export class NextTip extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 4px;
        align-items: center;
      }

      button {
        border: 0;
        background: none;
        color: var(--accent);
        font-size: inherit;
        font-weight: 600;
        line-height: inherit;
        text-align: left;
      }

      .where {
        padding: 0;
        text-decoration: underline;
        text-decoration-style: dotted;
        text-underline-offset: 2px;
      }

      .where:hover {
        text-decoration-style: solid;
      }

      .close {
        flex: none;
        padding: 2px 8px;
        font-size: 15px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() tip!: Tip;

  override render() {
    const { tips } = this.texts;
    return html`<button class="where" title=${tips.where} @click=${() => this.emit('tip-followed')}>
        ${tips.say[this.tip]}
      </button>
      <button
        class="close"
        aria-label=${tips.dismiss}
        title=${tips.dismiss}
        @click=${() => this.emit('tip-dismissed')}
      >
        ✕
      </button>`;
  }

  private emit(what: 'tip-followed' | 'tip-dismissed'): void {
    this.dispatchEvent(new Event(what, { bubbles: true, composed: true }));
  }
}
