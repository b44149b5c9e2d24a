import { css, html, LitElement } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

const COPIED_FOR_MS = 2_000;

/** A text with a button that copies it. */
@customElement('copy-field')
export class CopyField extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        gap: 8px;
        align-items: center;
      }

      label {
        display: flex;
        flex: 1;
        gap: 8px;
        align-items: center;
        min-width: 0;
        color: var(--muted);
        font-size: 12px;
      }

      span {
        flex: 0 0 92px;
      }

      input {
        flex: 1;
        min-width: 0;
        min-height: 30px;
        padding: 2px 8px;
        border: 1px solid var(--line);
        border-radius: 7px;
        background: var(--sunken);
        color: var(--ink);
        font: 12px var(--mono);
      }

      @media (max-width: 600px) {
        span {
          flex: 0 0 auto;
        }
      }

      button {
        min-width: 72px;
        min-height: 30px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property() label = '';
  @property() value = '';
  @query('input') private readonly input!: HTMLInputElement;
  @state() private isCopied = false;

  override render() {
    const { share } = this.texts;
    return html`<label>
        <span>${this.label}</span>
        <input type="text" readonly .value=${this.value} @focus=${() => this.input.select()} />
      </label>
      <button
        aria-label=${this.texts.labelled(share.copy, this.label)}
        @click=${() => void this.copy()}
      >
        ${this.isCopied ? share.copied : share.copy}
      </button>`;
  }

  private async copy(): Promise<void> {
    this.input.select();
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      // A page may lack permission to write to the clipboard; the text is selected so that the user can copy it.
      return;
    }
    this.isCopied = true;
    setTimeout(() => (this.isCopied = false), COPIED_FOR_MS);
  }
}
