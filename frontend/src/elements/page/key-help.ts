import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { dialogFrame } from '../../styles/dialog';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

/** Every key of the page and what it does. */
@customElement('key-help')
export class KeyHelp extends LitElement {
  static override styles = [
    shared,
    dialogFrame,
    css`
      dialog {
        width: min(720px, calc(100vw - 24px));
      }

      .top {
        margin-bottom: 10px;
      }

      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(280px, 1fr));
        gap: 14px 28px;
        align-items: start;
      }

      h3 {
        margin: 0 0 4px;
        color: var(--muted);
        font-size: 12px;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 4px 12px;
        align-items: baseline;
      }

      dt {
        white-space: nowrap;
      }

      kbd {
        display: inline-block;
        min-width: 22px;
        padding: 0 5px;
        border: 1px solid var(--strong-line);
        border-bottom-width: 2px;
        border-radius: 5px;
        background: var(--sunken);
        font: 11.5px/18px var(--mono);
        text-align: center;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  open(): void {
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  override render() {
    const { keys } = this.texts;
    return html`<dialog aria-labelledby="title" @click=${this.closeOutside}>
      <div class="top">
        <h2 id="title">${keys.title}</h2>
        <button @click=${() => this.dialog.close()}>${keys.close}</button>
      </div>
      <div class="groups">
        ${keys.groups.map(
          ({ name, keys: rows }) =>
            html`<section>
              <h3>${name}</h3>
              <dl>
                ${rows.map(
                  ([combination, meaning]) =>
                    html`<dt>${combination.split(' ').map((key) => html`<kbd>${key}</kbd> `)}</dt>
                      <dd>${meaning}</dd>`,
                )}
              </dl>
            </section>`,
        )}
      </div>
    </dialog>`;
  }

  private closeOutside(event: Event): void {
    if (event.target === this.dialog) {
      this.dialog.close();
    }
  }
}
