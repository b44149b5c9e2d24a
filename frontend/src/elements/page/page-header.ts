import { html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { HeaderPhase } from '../../app/header-phase';
import type { Theme } from '../../app/preferences';
import type { Catalog } from '../../model/catalog';
import { presetOf } from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import { complete, type Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { DraftChange } from '../common/events';
import { fixedMark } from '../common/fixed-mark';
import { NEXT_THEME, THEME_SIGNS } from '../common/themes';
import { headerStyles } from './header-styles';

type HeaderOrder = 'start-run' | 'step-run' | 'free-run' | 'stop-run';

/** Name, scenario, the one big button, language and light. */
@customElement('page-header')
export class PageHeader extends LitElement {
  static override styles = [shared, headerStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog: Catalog | null = null;
  @property({ attribute: false }) scenario!: Scenario;
  @property() theme: Theme = 'system';
  @property() phase: HeaderPhase = 'idle';
  @property({ type: Boolean }) hasRun = false;
  @property({ type: Boolean }) stepping = false;
  @property({ type: Boolean }) canUndo = false;
  @property({ type: Boolean }) canRedo = false;
  @property({ attribute: false }) fixed: Fixed = NOTHING_FIXED;

  override render() {
    const { header } = this.texts;
    return html`
      <h1>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path
            fill-rule="evenodd"
            d="M8 1a7 7 0 0 1 6.6 9.3l8.4 8.4v4.3h-5v-3h-3v-3h-3l-1.7-1.7A7 7 0 1 1 8 1zm-1.4 3.2a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z"
          />
        </svg>
        <span>${this.texts.appName}</span>
      </h1>
      ${this.presets()} ${this.undoButtons()} ${this.runButton()} ${this.summary()}
      <slot></slot>
      <button
        class="small help"
        aria-label=${this.texts.keys.title}
        title="${this.texts.keys.title} (?)"
        @click=${() => this.emit('show-help')}
      >
        ?
      </button>
      <button
        class="small"
        lang=${header.otherLanguageCode}
        aria-label=${header.switchLanguage}
        @click=${() => this.emit('switch-language')}
      >
        ${header.otherLanguage}
      </button>
      <button
        class="small"
        aria-label=${this.texts.labelled(header.theme, header.themes[this.theme])}
        title=${this.texts.labelled(header.theme, header.themes[this.theme])}
        @click=${this.nextTheme}
      >
        ${THEME_SIGNS[this.theme]}
      </button>
    `;
  }

  private presets() {
    const { catalog } = this;
    const presets = catalog?.presets ?? [];
    const current = catalog === null ? null : presetOf(this.scenario, catalog);
    const choose = (event: Event) => {
      const { value } = event.target as HTMLSelectElement;
      const preset = presets.find(({ id }) => id === value);
      if (preset !== undefined) {
        const scenario = complete(preset.scenario);
        this.dispatchEvent(new DraftChange({ scenario, note: null }));
      }
    };
    return html`<select
      class="preset"
      aria-label=${this.texts.header.scenario}
      title=${this.fixed.length > 0 ? this.texts.controls.fixed : nothing}
      @change=${choose}
      ?disabled=${presets.length === 0 || this.fixed.length > 0}
      ?hidden=${this.fixed.length > 0}
    >
      ${current === null ? html`<option selected>${this.texts.header.ownScenario}</option>` : nothing}
      ${presets.map(
        (preset) =>
          html`<option .value=${preset.id} .selected=${preset === current}>${preset.name}</option>`,
      )}
    </select>`;
  }

  private undoButtons() {
    const { header } = this.texts;
    const button = (what: 'undo' | 'redo', sign: string, isPossible: boolean, key: string) =>
      html`<button
        aria-label=${header[what]}
        title="${header[what]} (${key})"
        ?disabled=${!isPossible}
        @click=${() => this.emit(what)}
      >
        ${sign}
      </button>`;
    return html`<div class="undo">
      ${button('undo', '↶', this.canUndo, 'Ctrl Z')}
      ${button('redo', '↷', this.canRedo, 'Ctrl Shift Z')}
    </div>`;
  }

  private emit(what: 'undo' | 'redo' | 'show-help' | 'switch-language' | HeaderOrder): void {
    this.dispatchEvent(new Event(what));
  }

  private runButton() {
    const { header } = this.texts;
    if (this.phase === 'running') {
      return html`<button class="run stop" @click=${() => this.emit('stop-run')}>
          ■ ${header.stop}
        </button>
        ${
          this.stepping
            ? html`<button class="small free" @click=${() => this.emit('free-run')}>
                ${header.free}
              </button>`
            : this.stepButton()
        }`;
    }
    const isStarting = this.phase === 'starting';
    const isStepTask = isFixed(this.fixed, 'mode') && this.scenario.mode === 'step';
    const start = isStepTask ? header.step : this.hasRun ? header.runAgain : header.run;
    return html`<button
        class="run"
        title="R"
        ?disabled=${this.phase !== 'idle'}
        @click=${() => this.emit('start-run')}
      >
        ${isStarting ? header.starting : `▶ ${start}`}
      </button>
      ${isStepTask ? nothing : this.stepButton()}`;
  }

  /** Also shown during a run, so that nothing else moves into its place. */
  private stepButton() {
    const { header } = this.texts;
    const cannotStep = isFixed(this.fixed, 'mode') && this.scenario.mode !== 'step';
    return html`<button
      class="small step"
      title=${cannotStep ? this.texts.controls.fixed : header.stepHelp}
      ?disabled=${this.phase !== 'idle' || cannotStep}
      @click=${() => this.emit('step-run')}
    >
      ${header.step}${fixedMark(this.texts, cannotStep)}
    </button>`;
  }

  private summary() {
    const { texts, catalog } = this;
    if (this.stepping) {
      return html`<p class="summary hint">${texts.header.stepping}</p>`;
    }
    const preset = catalog === null ? null : presetOf(this.scenario, catalog);
    return html`<p class="summary" title=${preset?.summary ?? nothing}>
      <span>${preset?.summary ?? ''}</span>
    </p>`;
  }

  private nextTheme(): void {
    this.dispatchEvent(new CustomEvent<Theme>('theme-change', { detail: NEXT_THEME[this.theme] }));
  }
}
