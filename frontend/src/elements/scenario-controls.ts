import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Catalog } from '../api/catalog';
import type { Tip } from '../app/tips';
import { choosePace, chooseProgram, chooseStore, programOf, type DraftNote } from '../model/draft';
import { isFixed, NOTHING_FIXED, type Fixed } from '../model/fixed';
import { paceOf } from '../model/program';
import type { Scenario, StoreKind } from '../model/scenario';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import './buyer-placement';
import { controlsStyles } from './controls-styles';
import { DraftChange } from './events';
import type { FaultPlan } from './fault-plan';
import './fault-plan';
import { fixedMark } from './fixed-mark';
import type { LockGallery } from './lock-gallery';
import './lock-gallery';

const PACES_MS = [0, 1, 10, 50, 200, 1_000];
const JITTERS_MS = [0, 2, 5, 20, 100];

/** Everything of the next run that can be chosen. */
@customElement('scenario-controls')
export class ScenarioControls extends LitElement {
  static override styles = [shared, controlsStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog: Catalog | null = null;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) note: DraftNote | null = null;
  @property({ attribute: false }) fixed: Fixed = NOTHING_FIXED;
  /** The tip for a newcomer. */
  @property({ attribute: false }) tip: Tip | null = null;

  override render() {
    const { catalog, texts } = this;
    if (catalog === null) {
      return html`<p class="help">${texts.controls.loading}</p>`;
    }
    return html`
      ${this.data(catalog)}
      <lock-gallery
        class=${this.tip === 'try-lock' ? 'told' : ''}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
      ></lock-gallery>
      ${this.sayNote(catalog)}
      <buyer-placement
        .texts=${texts}
        .limits=${catalog.limits}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
      ></buyer-placement>
      ${this.pace()} ${this.program(catalog)}
      <fault-plan
        class=${this.tip === 'try-break' ? 'told' : ''}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        ?fixed=${this.keeps('faults')}
      ></fault-plan>
    `;
  }

  /** Goes to what the tip is about. */
  showTip(): void {
    const told = this.renderRoot.querySelector<LockGallery | FaultPlan>('.told');
    told?.scrollIntoView({ block: 'center' });
    told?.renderRoot.querySelector<HTMLElement>('input:checked, select')?.focus();
  }

  private keeps(path: string): boolean {
    return isFixed(this.fixed, path);
  }

  private mark(path: string) {
    return fixedMark(this.texts, this.keeps(path));
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
      <fieldset style="flex:1" ?disabled=${this.keeps('store')}>
        <legend>${controls.data}${this.mark('store')}</legend>
        <div class="stores">
          ${stores.map(
            ({ kind, name, summary }) =>
              html`<label title=${summary ?? ''}>
                <input
                  type="radio"
                  name="store"
                  .value=${kind}
                  .checked=${kind === this.scenario.store}
                  ?disabled=${!this.isPossible(kind, locks)}
                  @change=${() => choose(kind)}
                />${name}
              </label>`,
          )}
        </div>
      </fieldset>
      <div class="stock">
        <label for="stock"><h2>${controls.tickets}${this.mark('stock')}</h2></label>
        <input
          id="stock"
          type="number"
          min="1"
          max=${limits.stock ?? 10_000}
          ?disabled=${this.keeps('stock')}
          .value=${String(this.scenario.stock)}
          @change=${setStock}
        />
      </div>
    </div>`;
  }

  /** Where the lock is fixed, only data that it works with can be chosen. */
  private isPossible(store: StoreKind, locks: Catalog['locks']): boolean {
    const lock = locks.find(({ kind }) => kind === this.scenario.lock.kind);
    return !this.keeps('lock.kind') || lock?.stores.includes(store) !== false;
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
        ${this.time('program', controls.think, controls.thinkHelp, thinkMs, PACES_MS, (ms) =>
          choosePace(this.scenario, { thinkMs: ms }),
        )}
        ${this.time('program', controls.hold, controls.holdHelp, holdMs, PACES_MS, (ms) =>
          choosePace(this.scenario, { holdMs: ms }),
        )}
        ${this.time(
          'jitterMs',
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

  /** @param path what a choice changes */
  private time(
    path: string,
    label: string,
    help: string,
    value: number | null,
    choices: readonly number[],
    change: (ms: number) => Scenario,
  ) {
    const { controls } = this.texts;
    const offered = value === null || choices.includes(value) ? choices : [...choices, value];
    return html`<label>
      <b>${label}${this.mark(path)}</b>
      <select
        ?disabled=${value === null || this.keeps(path)}
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
      <label for="program"><h2>${controls.program}${this.mark('program')}</h2></label>
      <select
        id="program"
        title=${chosen?.summary ?? ''}
        ?disabled=${this.keeps('program')}
        @change=${choose}
      >
        ${current === null ? html`<option selected>${controls.ownProgram}</option>` : nothing}
        ${programs.map(
          ({ id, name }) => html`<option .value=${id} .selected=${id === current}>${name}</option>`,
        )}
      </select>
    </div>`;
  }
}
