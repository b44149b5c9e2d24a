import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Limits } from '../../model/catalog';
import { type PlacementKey, stepPlacement } from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import { buyerCount, type Placement, type Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { DraftChange } from '../common/events';
import { differsMark } from '../common/differs-mark';
import { fixedMark } from '../common/fixed-mark';

const KEYS: readonly PlacementKey[] = ['hosts', 'processes', 'threads'];

/** The placement: hosts × processes × threads. */
@customElement('buyer-placement')
export class BuyerPlacement extends LitElement {
  static override styles = [
    shared,
    css`
      header {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        margin-bottom: 4px;
      }

      output {
        font-weight: 650;
      }

      .places {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 6px;
      }

      .place {
        display: grid;
        grid-template-columns: 1fr auto 1fr;
        align-items: center;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--raised);
        text-align: center;
      }

      .place b {
        font-size: 15px;
      }

      .place span {
        grid-column: 1 / -1;
        padding: 2px 0 4px;
        border-top: 1px solid var(--line);
        color: var(--muted);
        font-size: 11px;
        line-height: 1.25;
      }

      .place span b {
        display: block;
        color: var(--ink);
        font-size: 12px;
        font-weight: 600;
      }

      button {
        min-height: 28px;
        padding: 0;
        border: 0;
        background: none;
        font-size: 16px;
        line-height: 1;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) limits!: Limits;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) fixed: Fixed = NOTHING_FIXED;
  @property({ type: Boolean }) differs = false;

  override render() {
    const { controls } = this.texts;
    const { placement } = this.scenario;
    return html`
      <header>
        <h2>
          ${controls.buyers}${fixedMark(this.texts, this.keeps('placement'))}${differsMark(this.texts, this.differs)}
        </h2>
        <output>${controls.buyersTotal(buyerCount(placement))}</output>
      </header>
      <div class="places">
        ${this.place('hosts', controls.hosts, controls.hostsHelp)}
        ${this.place('processes', controls.processes, controls.processesHelp)}
        ${this.place('threads', controls.threads, controls.threadsHelp)}
      </div>
    `;
  }

  private place(key: PlacementKey, name: string, help: string) {
    const { controls } = this.texts;
    return html`<div class="place" role="group" aria-label=${name}>
      ${this.step(key, -1, controls.fewer(name), '−')}
      <b>${this.scenario.placement[key]}</b>
      ${this.step(key, 1, controls.more(name), '+')}
      <span><b>${name}${fixedMark(this.texts, this.keepsOnly(key))}</b>${help}</span>
    </div>`;
  }

  private keeps(path: string): boolean {
    return isFixed(this.fixed, path);
  }

  private keepsOnly(key: PlacementKey): boolean {
    return this.keeps(`placement.${key}`) && !this.keeps('placement');
  }

  private mayBecome(wanted: Placement): boolean {
    const { placement } = this.scenario;
    return KEYS.every((key) => wanted[key] === placement[key] || !this.keeps(`placement.${key}`));
  }

  private step(key: PlacementKey, by: 1 | -1, label: string, sign: string) {
    const wanted = stepPlacement(this.scenario.placement, key, by, this.limits);
    const placement = wanted !== null && this.mayBecome(wanted) ? wanted : null;
    const change = () => {
      if (placement !== null) {
        const scenario = { ...this.scenario, placement };
        this.dispatchEvent(new DraftChange({ scenario, note: null }));
      }
    };
    return html`<button aria-label=${label} ?disabled=${placement === null} @click=${change}>
      ${sign}
    </button>`;
  }
}
