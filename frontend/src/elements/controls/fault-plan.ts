import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Catalog, CatalogFault } from '../../model/catalog';
import { canHappen, checkFaults, type FaultError } from '../../model/fault-check';
import { changeFault, planFault, stepsOf } from '../../model/fault-plan';
import { buyerCount, type PlannedFault, type Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { DraftChange } from '../common/events';
import { differsMark } from '../common/differs-mark';
import { fixedMark } from '../common/fixed-mark';

const LENGTHS_MS = [200, 1_000, 3_000, 10_000];
const NOTHING = '';

/** The planned fault: its kind, its buyer, the step before which it happens, and its length. */
@customElement('fault-plan')
export class FaultPlan extends LitElement {
  static override styles = [
    shared,
    css`
      fieldset {
        display: grid;
        gap: 5px;
      }

      .row {
        display: grid;
        grid-template-columns: 76px 1fr;
        gap: 8px;
        align-items: center;
      }

      .row label {
        color: var(--muted);
        font-size: 12px;
        font-weight: 650;
      }

      .details {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(72px, 1fr));
        gap: 6px;
      }

      .details label {
        display: grid;
        min-width: 0;
        color: var(--muted);
        font-size: 11px;
      }

      select {
        min-width: 0;
        width: 100%;
        color: var(--ink);
      }

      .details select {
        padding: 2px;
        font-size: 12px;
      }

      .wrong {
        margin: 0;
        color: var(--wrong-ink);
        font-size: 12px;
        line-height: 1.4;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ type: Boolean }) fixed = false;
  @property({ type: Boolean }) differs = false;

  override render() {
    const { controls } = this.texts;
    const { faults } = this.catalog;
    const [planned] = this.scenario.faults;
    const chosen = faults.find(({ kind }) => kind === planned?.kind);
    return html`<fieldset ?disabled=${this.fixed}>
      <div class="row">
        <label for="kind"
          >${controls.fault}${fixedMark(this.texts, this.fixed)}${differsMark(this.texts, this.differs)}</label
        >
        <select
          id="kind"
          title=${chosen?.summary ?? ''}
          @change=${(event: Event) => this.plan(valueOf(event))}
        >
          <option .value=${NOTHING} .selected=${planned === undefined}>
            ${controls.faultNone}
          </option>
          ${faults.map(
            (fault) =>
              html`<option
                .value=${fault.kind}
                .selected=${fault.kind === planned?.kind}
                ?disabled=${fault.kind !== planned?.kind && !canHappen(fault, this.scenario, this.catalog)}
              >
                ${fault.name}
              </option>`,
          )}
        </select>
      </div>
      ${planned === undefined ? nothing : this.details(planned, chosen)}
      <div role="status">
        ${checkFaults(this.scenario, this.catalog).map(
          (error) => html`<p class="wrong">${this.reason(error)}</p>`,
        )}
      </div>
    </fieldset>`;
  }

  /** The reason why a planned fault can never happen. */
  private reason({ index, code }: FaultError): string {
    const { controls } = this.texts;
    const { faults, locks, stores } = this.catalog;
    const { lock, store, faults: planned } = this.scenario;
    const nameOf = (all: readonly { kind: string; name: string }[], wanted: string | undefined) =>
      all.find(({ kind }) => kind === wanted)?.name ?? wanted ?? '';
    const sentence = controls.faultErrors[code]({
      fault: nameOf(faults, planned[index]?.kind),
      lasting: faults.filter(({ lasts }) => lasts).map(({ name }) => name),
      lock: nameOf(locks, lock.kind),
      store: nameOf(stores, store),
    });
    return planned.length === 1 ? sentence : controls.faultOf(index + 1, sentence);
  }

  private details(planned: PlannedFault, chosen: CatalogFault | undefined) {
    const { controls } = this.texts;
    const { scenario } = this;
    return html`<div class="details">
      <label>
        ${controls.faultWho}
        <select
          @change=${(event: Event) => {
            const who = valueOf(event);
            this.change(changeFault(scenario, { buyer: who === 'holder' ? who : Number(who) }));
          }}
        >
          <option value="holder" .selected=${planned.buyer === 'holder'}>
            ${controls.faultHolder}
          </option>
          ${Array.from(
            { length: buyerCount(scenario.placement) },
            (_, buyer) =>
              html`<option .value=${String(buyer)} .selected=${planned.buyer === buyer}>
                ${this.texts.buyer(buyer)}
              </option>`,
          )}
        </select>
      </label>
      <label>
        ${controls.faultAt}
        <select
          @change=${(event: Event) => this.change(changeFault(scenario, { at: valueOf(event) }))}
        >
          ${stepsOf(scenario.program).map(
            (step) =>
              html`<option .value=${step} .selected=${planned.at === step}>${step}</option>`,
          )}
        </select>
      </label>
      ${chosen?.lasts === true || planned.forMs !== null ? this.length(planned, chosen) : nothing}
    </div>`;
  }

  private length(planned: PlannedFault, chosen: CatalogFault | undefined) {
    const { controls } = this.texts;
    const { forMs } = planned;
    const offered =
      forMs === null || LENGTHS_MS.includes(forMs)
        ? LENGTHS_MS
        : [...LENGTHS_MS, forMs].sort((a, b) => a - b);
    const set = (event: Event) => {
      const value = valueOf(event);
      this.change(changeFault(this.scenario, { forMs: value === '' ? null : Number(value) }));
    };
    return html`<label>
      ${controls.faultFor}
      <select @change=${set}>
        ${
          chosen !== undefined && chosen.defaultMs !== null
            ? nothing
            : html`<option .value=${NOTHING} .selected=${forMs === null}>
                ${controls.faultForGood}
              </option>`
        }
        ${offered.map(
          (ms) =>
            html`<option .value=${String(ms)} .selected=${forMs === ms}>
              ${controls.ms(ms)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private plan(kind: string): void {
    const chosen = this.catalog.faults.find((one) => one.kind === kind) ?? null;
    this.change(planFault(this.scenario, chosen, this.catalog));
  }

  private change(scenario: Scenario): void {
    this.dispatchEvent(new DraftChange({ scenario, note: null }));
  }
}

function valueOf(event: Event): string {
  return (event.target as HTMLSelectElement).value;
}
