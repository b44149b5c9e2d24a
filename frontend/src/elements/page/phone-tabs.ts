import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from '../../styles/shared';
import { tabStyles, turnTab } from '../../styles/tabs';
import type { Texts } from '../../texts/en';

export const PHONE_TABS = ['program', 'timeline', 'findings', 'figures', 'settings'] as const;
export type PhoneTab = (typeof PHONE_TABS)[number];

/** On a phone, the parts below the stage: one slot for each, of which one is shown. */
@customElement('phone-tabs')
export class PhoneTabs extends LitElement {
  static override styles = [
    shared,
    tabStyles,
    css`
      :host {
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--panel);
      }

      [role='tablist'] {
        overflow-x: auto;
        border-bottom: 1px solid var(--line);
        scrollbar-width: none;
      }

      [role='tab'] {
        flex: 1 0 auto;
        min-height: 40px;
        padding: 0 6px;
        font-size: 13px;
      }

      /* The page says how much is above it, so that both together are two screens at most. */
      .part {
        min-height: min(430px, calc(200dvh - var(--above, 0px)));
        max-height: calc(200dvh - var(--above, 0px));
        overflow: auto;
        scrollbar-width: thin;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) tabs: readonly PhoneTab[] = PHONE_TABS;
  @state() private shown: PhoneTab = 'program';

  /** Shows a tab, if there is one of this name. */
  show(tab: PhoneTab): void {
    if (this.tabs.includes(tab)) {
      this.shown = tab;
    }
  }

  override render() {
    const { phone } = this.texts;
    const { shown } = this;
    return html`<div role="tablist" aria-label=${phone.title} @keydown=${turnTab}>
        ${this.tabs.map(
          (tab) =>
            html`<button
              role="tab"
              aria-controls="part"
              aria-selected=${tab === shown}
              tabindex=${tab === shown ? 0 : -1}
              @click=${() => this.show(tab)}
            >
              ${phone.tabs[tab]}
            </button>`,
        )}
      </div>
      <div class="part" id="part" role="tabpanel" tabindex="0" aria-label=${phone.tabs[shown]}>
        <slot name=${shown}></slot>
      </div>`;
  }
}
