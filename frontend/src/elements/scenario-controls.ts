import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Catalog } from '../api/catalog';
import { choosePace, chooseProgram, chooseStore, programOf, type DraftNote } from '../model/draft';
import { paceOf } from '../model/program';
import type { Scenario, StoreKind } from '../model/scenario';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import './buyer-placement';
import { DraftChange } from './events';
import './fault-plan';
import './lock-gallery';

const PACES_MS = [0, 1, 10, 50, 200, 1_000];
const JITTERS_MS = [0, 2, 5, 20, 100];

/** Everything of the next run that can be chosen. */
@customElement('scenario-controls')
export class ScenarioControls extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 10px;
        align-content: start;
        padding: 12px;
      }

      .row {
        display: flex;
        gap: 8px;
        align-items: start;
        justify-content: space-between;
      }

      .stores {
        display: flex;
        flex: 1;
        margin-top: 6px;
        border: 1px solid var(--line);
        border-radius: 8px;
        background: var(--sunken);
        overflow: hidden;
      }

      .stores label {
        position: relative;
        flex: auto;
        padding: 4px 5px;
        font-size: 12px;
        text-align: center;
        white-space: nowrap;
        cursor: pointer;
      }

      .stores label:has(:checked) {
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 600;
      }

      .stores label:has(:focus-visible) {
        outline: 2px solid var(--accent);
        outline-offset: -3px;
      }

      .stores input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }

      .stock {
        display: grid;
        gap: 6px;
        width: 50px;
      }

      .stock input {
        width: 100%;
        min-height: 31px;
      }

      .paces {
        display: grid;
        grid-template-columns: repeat(3, 1fr);
        gap: 6px;
        margin-top: 6px;
      }

      .paces label {
        display: grid;
        gap: 2px;
        align-content: start;
        min-width: 0;
        font-size: 12px;
      }

      .paces b {
        font-weight: 600;
      }

      .paces .help {
        font-size: 11px;
        line-height: 1.2;
      }

      .program {
        display: grid;
        grid-template-columns: 64px 1fr;
        gap: 8px;
        align-items: center;
      }

      .note {
        padding: 6px 9px;
        border-left: 3px solid var(--accent);
        border-radius: 4px;
        background: var(--accent-wash);
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog: Catalog | null = null;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) note: DraftNote | null = null;

  override render() {
    const { catalog, texts } = this;
    if (catalog === null) {
      return html`<p class="help">${texts.controls.loading}</p>`;
    }
    return html`
      ${this.data(catalog)}
      <lock-gallery .texts=${texts} .catalog=${catalog} .scenario=${this.scenario}></lock-gallery>
      ${this.sayNote(catalog)}
      <buyer-placement
        .texts=${texts}
        .limits=${catalog.limits}
        .scenario=${this.scenario}
      ></buyer-placement>
      ${this.pace()} ${this.program(catalog)}
      <fault-plan .texts=${texts} .catalog=${catalog} .scenario=${this.scenario}></fault-plan>
    `;
  }

  private change(scenario: Scenario): void {
    this.dispatchEvent(new DraftChange({ scenario, note: null }));
  }

  private data({ stores, limits, locks }: Catalog) {
    const { controls } = this.texts;
    const choose = (store: StoreKind) =>
      this.dispatchEvent(new DraftChange(chooseStore(this.scenario, store, locks)));
    const setStock = (event: Event) => {
      const input = event.target as HTMLInputElement;
      const stock = Math.round(
        Math.min(Math.max(1, input.valueAsNumber || 1), limits.stock ?? 10_000),
      );
      input.value = String(stock);
      this.change({ ...this.scenario, stock });
    };
    return html`<div class="row">
      <fieldset style="flex:1">
        <legend>${controls.data}</legend>
        <div class="stores">
          ${stores.map(
            ({ kind, name, summary }) =>
              html`<label title=${summary ?? ''}>
                <input
                  type="radio"
                  name="store"
                  .value=${kind}
                  .checked=${kind === this.scenario.store}
                  @change=${() => choose(kind)}
                />${name}
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="stock">
        <label for="stock"><h2>${controls.tickets}</h2></label>
        <input
          id="stock"
          type="number"
          min="1"
          max=${limits.stock ?? 10_000}
          .value=${String(this.scenario.stock)}
          @change=${setStock}
        />
      </div>
    </div>`;
  }

  private sayNote({ stores }: Catalog) {
    const { note, texts } = this;
    if (note === null) {
      return nothing;
    }
    const store = stores.find(({ kind }) => note.kind === 'store-changed' && kind === note.store);
    return html`<p class="note" role="status">
      ${
        note.kind === 'store-changed'
          ? texts.controls.storeChanged(store?.name ?? note.store)
          : texts.controls.lockRemoved(note.lock)
      }
    </p>`;
  }

  private pace() {
    const { controls } = this.texts;
    const { thinkMs, holdMs } = paceOf(this.scenario.program);
    return html`<fieldset>
      <legend>${controls.pace}</legend>
      <div class="paces">
        ${this.time(controls.think, controls.thinkHelp, thinkMs, PACES_MS, (ms) =>
          choosePace(this.scenario, { thinkMs: ms }),
        )}
        ${this.time(controls.hold, controls.holdHelp, holdMs, PACES_MS, (ms) =>
          choosePace(this.scenario, { holdMs: ms }),
        )}
        ${this.time(
          controls.jitter,
          controls.jitterHelp,
          this.scenario.jitterMs,
          JITTERS_MS,
          (jitterMs) => ({
            ...this.scenario,
            jitterMs,
          }),
        )}
      </div>
    </fieldset>`;
  }

  private time(
    label: string,
    help: string,
    value: number | null,
    choices: readonly number[],
    change: (ms: number) => Scenario,
  ) {
    const { controls } = this.texts;
    const offered = value === null || choices.includes(value) ? choices : [...choices, value];
    return html`<label>
      <b>${label}</b>
      <select
        ?disabled=${value === null}
        @change=${(event: Event) =>
          this.change(change(Number((event.target as HTMLSelectElement).value)))}
      >
        ${[...offered]
          .sort((a, b) => a - b)
          .map(
            (ms) =>
              html`<option .value=${String(ms)} .selected=${ms === (value ?? 0)}>
                ${ms === 0 ? controls.noTime : controls.ms(ms)}
              </option>`,
          )}
      </select>
      <span class="help">${help}</span>
    </label>`;
  }

  private program({ programs }: Catalog) {
    const { controls } = this.texts;
    const current = programOf(this.scenario, programs);
    const chosen = programs.find(({ id }) => id === current);
    const choose = (event: Event) => {
      const preset = programs.find(({ id }) => id === (event.target as HTMLSelectElement).value);
      if (preset !== undefined) {
        this.change(chooseProgram(this.scenario, preset.text));
      }
    };
    return html`<div class="program">
      <label for="program"><h2>${controls.program}</h2></label>
      <select id="program" title=${chosen?.summary ?? ''} @change=${choose}>
        ${current === null ? html`<option selected>${controls.ownProgram}</option>` : nothing}
        ${programs.map(
          ({ id, name }) => html`<option .value=${id} .selected=${id === current}>${name}</option>`,
        )}
      </select>
    </div>`;
  }
}
