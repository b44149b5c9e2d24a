import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Holder, Wait } from '../../model/wait-for';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';

const MOST_NAMES = 5;
/** Of the places that have a lock of their own. */
const MOST_PLACES = 3;
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
      :host {
        min-height: 0;
        overflow: auto;
      }

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

      .cycle {
        border-color: var(--wrong);
      }

      .cycle .sign {
        float: right;
        margin-left: 8px;
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
  /** Whether the locks have names to show. */
  @property({ type: Boolean }) named = false;

  override render() {
    const { waits } = this;
    const most = MOST_PLACES * new Set(waits.map(({ lock }) => lock)).size;
    return waits.length === 0
      ? nothing
      : html`<h2>${this.texts.waitFor.title}</h2>
          <ul>
            ${waits.slice(0, most).map((wait) => this.wait(wait))}
          </ul>`;
  }

  private wait({ lock, isInCycle, holders, waiters }: Wait) {
    const { texts } = this;
    const name = this.named ? html`<b>${texts.waitFor.ofLock(lock)}</b>` : nothing;
    const names = texts.buyers(waiters.slice(0, MOST_NAMES).map((buyer) => texts.buyer(buyer)));
    const more = Math.max(0, waiters.length - MOST_NAMES);
    return html`<li class=${isInCycle ? 'cycle' : ''}>
      ${
        holders.length === 0
          ? html`<p>${name} ${texts.waitFor.nobody}</p>`
          : holders.map((holder) => this.holder(holder, name))
      }
      ${
        waiters.length === 0
          ? nothing
          : html`<p class="waiters">
              ↳ ${texts.waitFor.waiting(names, more)} ${isInCycle ? this.cycle() : nothing}
            </p>`
      }
    </li>`;
  }

  private cycle() {
    return html`<span class="sign"
      ><span aria-hidden="true">⟳</span> ${this.texts.waitFor.cycle}</span
    >`;
  }

  private holder({ buyer, condition }: Holder, name: TemplateResult | typeof nothing) {
    const { texts } = this;
    return html`<p class=${condition === 'working' ? '' : 'odd'}>
      ${name} <span aria-hidden="true">${SIGNS[condition]}</span>
      ${texts.buyer(buyer)} ${texts.waitFor.condition[condition]}
    </p>`;
  }
}
