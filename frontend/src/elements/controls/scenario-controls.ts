import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Tip } from '../../app/tips';
import type { Catalog } from '../../model/catalog';
import {
  choosePace,
  chooseProgram,
  chooseStore,
  type DraftNote,
  programOf,
} from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import { paceOf } from '../../model/program';
import type { ScenarioPart } from '../../model/run-context';
import type { Scenario, StoreKind } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { DraftChange } from '../common/events';
import { differsMark } from '../common/differs-mark';
import { fixedMark } from '../common/fixed-mark';
import './buyer-placement';
import { controlsStyles } from './controls-styles';
import type { FaultPlan } from './fault-plan';
import './fault-plan';
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
  /** What differs from the shown run. */
  @property({ attribute: false }) differing: readonly ScenarioPart[] = [];
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
        class=${this.tip === 'try-lock' || this.tip === 'try-other-lock' ? 'tipped' : ''}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
        ?hidden=${this.keepsLock(catalog)}
        ?differs=${this.differs('lock')}
      ></lock-gallery>
      ${this.sayNote(catalog)}
      <buyer-placement
        .texts=${texts}
        .limits=${catalog.limits}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
        ?hidden=${this.keeps('placement')}
        ?differs=${this.differs('placement')}
      ></buyer-placement>
      ${this.pace()} ${this.program(catalog)}
      <fault-plan
        class=${this.tip === 'try-break' ? 'tipped' : ''}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        ?fixed=${this.keeps('faults')}
        ?hidden=${this.keeps('faults')}
        ?differs=${this.differs('faults')}
      ></fault-plan>
    `;
  }

  /** Scrolls to the control that the tip is about, and focuses it. */
  showTip(): void {
    const tipped = this.renderRoot.querySelector<LockGallery | FaultPlan>('.tipped');
    tipped?.scrollIntoView({ block: 'center' });
    tipped?.renderRoot.querySelector<HTMLElement>('input:checked, select')?.focus();
  }

  private keeps(path: string): boolean {
    return isFixed(this.fixed, path);
  }

  /** Whether nothing of the lock may be chosen: neither its kind nor an option that this kind has. */
  private keepsLock({ locks }: Catalog): boolean {
    const lock = locks.find(({ kind }) => kind === this.scenario.lock.kind);
    const keepsOption = (option: string) => this.keeps(`lock.${option}`);
    return this.keeps('lock.kind') && (lock?.options ?? []).every(keepsOption);
  }

  private mark(path: string, part: ScenarioPart) {
    return [fixedMark(this.texts, this.keeps(path)), differsMark(this.texts, this.differs(part))];
  }

  private differs(part: ScenarioPart): boolean {
    return this.differing.includes(part);
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
      const stock = Math.round(Math.min(Math.max(1, input.valueAsNumber || 1), limits.stock));
      input.value = String(stock);
      this.change({ ...this.scenario, stock });
    };
    return html`<div class="row" ?hidden=${this.keeps('store') && this.keeps('stock')}>
      <fieldset class="wide" ?disabled=${this.keeps('store')} ?hidden=${this.keeps('store')}>
        <legend>${controls.data}${this.mark('store', 'store')}</legend>
        <div class="stores">
          ${stores.map(
            ({ kind, name, summary }) =>
              html`<label title=${summary}>
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
      <div class="stock" ?hidden=${this.keeps('stock')}>
        <label for="stock"><h2>${controls.tickets}${this.mark('stock', 'stock')}</h2></label>
        <input
          id="stock"
          type="number"
          min="1"
          max=${limits.stock}
          ?disabled=${this.keeps('stock')}
          .value=${String(this.scenario.stock)}
          @change=${setStock}
        />
      </div>
    </div>`;
  }

  /** With a fixed lock, only the stores that it can guard can be chosen. */
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
    return html`<fieldset ?hidden=${this.keeps('program') && this.keeps('jitterMs')}>
      <legend>${controls.pace}</legend>
      <div class="paces">
        ${this.time(
          'program',
          'think',
          controls.think,
          controls.thinkHelp,
          thinkMs,
          PACES_MS,
          (ms) => choosePace(this.scenario, { thinkMs: ms }),
        )}
        ${this.time('program', 'hold', controls.hold, controls.holdHelp, holdMs, PACES_MS, (ms) =>
          choosePace(this.scenario, { holdMs: ms }),
        )}
        ${this.time(
          'jitterMs',
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

  /** @param path what a choice changes; @param part what it is for the shown run */
  private time(
    path: string,
    part: ScenarioPart,
    label: string,
    help: string,
    value: number | null,
    choices: readonly number[],
    change: (ms: number) => Scenario,
  ) {
    const { controls } = this.texts;
    const offered = value === null || choices.includes(value) ? choices : [...choices, value];
    return html`<label ?hidden=${this.keeps(path)}>
      <b>${label}${this.mark(path, part)}</b>
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
    return html`<div class="program" ?hidden=${this.keeps('program')}>
      <label for="program"><h2>${controls.program}${this.mark('program', 'program')}</h2></label>
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
