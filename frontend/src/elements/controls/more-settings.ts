import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { type FoldMemory, MORE_MEMORY } from '../../app/preferences';
import type { Catalog } from '../../model/catalog';
import { choosePace, chooseProgram, chooseStore, programOf } from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import { paceOf } from '../../model/program';
import { differingParts, type ScenarioPart } from '../../model/run-context';
import { complete, type Scenario, type StoreKind } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { differsMark } from '../common/differs-mark';
import { DraftChange } from '../common/events';
import { fixedMark } from '../common/fixed-mark';
import { moreStyles } from './more-styles';

const PACES_MS = [0, 1, 10, 50, 200, 1_000];
const JITTERS_MS = [0, 2, 5, 20, 100];

/** What can be set here, in the order of the controls. */
const PARTS: readonly ScenarioPart[] = ['store', 'stock', 'think', 'hold', 'jitterMs', 'program'];

/** What an exercise may be about. */
const TASKS = ['store', 'stock', 'program'];

/** The settings that a beginner does not need: folded up until they are asked for or are not the usual ones. */
@customElement('more-settings')
export class MoreSettings extends LitElement {
  static override styles = [shared, moreStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) fixed: Fixed = NOTHING_FIXED;
  /** What differs from the shown run. */
  @property({ attribute: false }) differing: readonly ScenarioPart[] = [];
  @property({ attribute: false }) memory: FoldMemory = MORE_MEMORY;
  @state() private isOpen = false;
  @query('#program') private readonly programChoice!: HTMLElement | null;
  /** What differs from the scenario that the page opens with. */
  private unusual: readonly ScenarioPart[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.isOpen ||= this.memory.read();
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('fixed')) {
      this.isOpen ||= this.isTask();
    }
    if (!changed.has('scenario') && !changed.has('catalog')) {
      return;
    }
    const usual = complete(this.catalog.presets[0]?.scenario ?? {});
    const found = differingParts(usual, this.scenario).filter((part) => PARTS.includes(part));
    this.isOpen ||= found.some((part) => !this.unusual.includes(part));
    this.unusual = found;
  }

  override render() {
    const { controls } = this.texts;
    const { isOpen } = this;
    return html`<h2>
        <button
          class="fold"
          aria-expanded=${isOpen}
          aria-controls="more"
          @click=${() => this.toggle()}
        >
          <span class="sign" aria-hidden="true"></span>
          <span>${controls.moreSettings}${differsMark(this.texts, this.hidesChange())}</span>
          ${isOpen ? nothing : this.contents()}
        </button>
      </h2>
      <div id="more" ?hidden=${!isOpen}>
        ${this.data(this.catalog)} ${this.pace()} ${this.program(this.catalog)}
      </div>`;
  }

  /** Unfolds the settings, and focuses the choice of the program. */
  async showProgram(): Promise<void> {
    this.isOpen = true;
    await this.updateComplete;
    this.programChoice?.scrollIntoView({ block: 'center' });
    this.programChoice?.focus();
  }

  /** Whether something differs from the shown run that cannot be seen. */
  private hidesChange(): boolean {
    return !this.isOpen && this.differing.some((part) => PARTS.includes(part));
  }

  /** Whether an exercise keeps some of the scenario, and leaves what is here to the reader. */
  private isTask(): boolean {
    return this.fixed.length > 0 && TASKS.some((path) => !this.keeps(path));
  }

  /** What is folded up: what was changed of it, or all of it. */
  private contents() {
    const { controls, runStrip } = this.texts;
    const { unusual } = this;
    const names = [controls.data, controls.tickets, controls.pace, controls.program];
    return unusual.length > 0
      ? html`<span class="contents changed"
          >${controls.moreChanged(unusual.map((part) => runStrip.parts[part]))}</span
        >`
      : html`<span class="contents">${controls.moreNames(names)}</span>`;
  }

  private toggle(): void {
    this.isOpen = !this.isOpen;
    this.memory.write(this.isOpen);
  }

  private keeps(path: string): boolean {
    return isFixed(this.fixed, path);
  }

  private mark(path: string, part: ScenarioPart) {
    const differs = this.differing.includes(part);
    return [fixedMark(this.texts, this.keeps(path)), differsMark(this.texts, differs)];
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
