import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Holder, Wait } from '../../model/wait-for';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

const MOST_NAMES = 5;
const MOST_LOCKS = 3;
const SIGNS: Readonly<Record<Holder['condition'], string>> = {
  working: '▸',
  thrown: '!',
  done: '✓',
  hung: '…',
  dead: '✕',
  frozen: '❄',
  unaware: '?',
};

/** For each lock: its holders with their state, and its waiters. */
@customElement('wait-for')
export class WaitFor extends LitElement {
  static override styles = [
    shared,
    css`
      ul {
        display: grid;
        gap: 5px;
        margin: 6px 0 10px;
        font-size: 12.5px;
        line-height: 1.35;
      }

      li {
        padding: 6px 9px;
        border: 1px solid var(--line);
        border-left: 4px solid var(--key);
        border-radius: 7px;
        background: var(--sunken);
      }

      .odd {
        color: var(--wrong-ink);
        font-weight: 600;
      }

      .waiters {
        padding-left: 18px;
        color: var(--muted);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) waits: readonly Wait[] = [];

  override render() {
    return this.waits.length === 0
      ? nothing
      : html`<h2>${this.texts.waitFor.title}</h2>
          <ul>
            ${this.waits.slice(0, MOST_LOCKS).map((wait) => this.wait(wait))}
          </ul>`;
  }

  private wait({ holders, waiters }: Wait) {
    const { texts } = this;
    const names = texts.buyers(waiters.slice(0, MOST_NAMES).map((buyer) => texts.buyer(buyer)));
    const more = Math.max(0, waiters.length - MOST_NAMES);
    return html`<li>
      ${
        holders.length === 0
          ? html`<p>${texts.waitFor.nobody}</p>`
          : holders.map((holder) => this.holder(holder))
      }
      ${
        waiters.length === 0
          ? nothing
          : html`<p class="waiters">↳ ${texts.waitFor.waiting(names, more)}</p>`
      }
    </li>`;
  }

  private holder({ buyer, condition }: Holder) {
    const { texts } = this;
    return html`<p class=${condition === 'working' ? '' : 'odd'}>
      <span aria-hidden="true">${SIGNS[condition]}</span>
      ${texts.buyer(buyer)} ${texts.waitFor.condition[condition]}
    </p>`;
  }
}
