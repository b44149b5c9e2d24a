import { html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Catalog, CatalogLock, CatalogOption } from '../../model/catalog';
import { chooseLock, setOption } from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import { covers, neededReach, type Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { DraftChange } from '../common/events';
import { differsMark } from '../common/differs-mark';
import { fixedMark } from '../common/fixed-mark';
import { galleryStyles } from './gallery-styles';
import './reach-ladder';

/** All locks, grouped by what they are built on, with the description of the chosen or hovered one. */
@customElement('lock-gallery')
export class LockGallery extends LitElement {
  static override styles = [shared, galleryStyles];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog!: Catalog;
  @property({ attribute: false }) scenario!: Scenario;
  @property({ attribute: false }) fixed: Fixed = NOTHING_FIXED;
  @property({ type: Boolean }) differs = false;
  @state() private pointedAt: CatalogLock | null = null;

  override render() {
    const { catalog, texts } = this;
    const families = catalog.families.filter((family) =>
      catalog.locks.some((lock) => lock.family === family.id),
    );
    const isKept = isFixed(this.fixed, 'lock.kind');
    return html`
      <button class="tour" title=${texts.tour.help} ?disabled=${isKept} @click=${this.tour}>
        ${texts.tour.run}
      </button>
      <fieldset ?disabled=${isKept} @pointerleave=${() => (this.pointedAt = null)}>
        <legend>
          <h2>
            ${texts.controls.lock}${fixedMark(texts, isKept)}${differsMark(texts, this.differs)}
          </h2>
        </legend>
        <div class="families">
          ${families.map(
            (family) => html`
              <h3>${family.name}</h3>
              <div class="locks">
                ${catalog.locks
                  .filter((lock) => lock.family === family.id)
                  .map((lock) => this.lock(lock))}
              </div>
            `,
          )}
        </div>
      </fieldset>
      ${this.card()} ${this.options()}
    `;
  }

  private lock(lock: CatalogLock) {
    const isFit = lock.stores.includes(this.scenario.store);
    return html`<label
      class=${isFit ? '' : 'unfit'}
      title=${lock.summary}
      @pointerenter=${() => (this.pointedAt = lock)}
    >
      <input
        type="radio"
        name="lock"
        .value=${lock.kind}
        .checked=${lock.kind === this.scenario.lock.kind}
        ?disabled=${!isFit && isFixed(this.fixed, 'store')}
        @change=${() => this.dispatchEvent(new DraftChange(chooseLock(this.scenario, lock)))}
      />${lock.name}
    </label>`;
  }

  private tour(): void {
    this.dispatchEvent(new Event('tour-locks', { bubbles: true, composed: true }));
  }

  private chosen(): CatalogLock | undefined {
    return this.catalog.locks.find((lock) => lock.kind === this.scenario.lock.kind);
  }

  private card() {
    const lock = this.pointedAt ?? this.chosen();
    if (lock === undefined) {
      return nothing;
    }
    const needed = neededReach(this.scenario.placement);
    const isShort = lock.reach !== 'none' && !covers(lock.reach, needed);
    return html`<div class="card">
      <p>${lock.summary}</p>
      ${
        lock.reach === 'none'
          ? nothing
          : html`<reach-ladder
              .texts=${this.texts}
              .reach=${lock.reach}
              .needed=${needed}
            ></reach-ladder>`
      }
      ${isShort ? html`<p class="warning">${this.warning(lock)}</p>` : nothing}
      ${lock.stores.includes(this.scenario.store) ? nothing : html`<p>${this.worksWith(lock)}</p>`}
    </div>`;
  }

  private warning({ reach }: CatalogLock): string {
    const { reachTooShort } = this.texts.controls;
    return reach === 'process' ? reachTooShort.process : reachTooShort.host;
  }

  private worksWith({ stores }: CatalogLock): string {
    const names = this.catalog.stores
      .filter(({ kind }) => stores.includes(kind))
      .map(({ name }) => name);
    return this.texts.controls.worksWith(this.texts.buyers(names));
  }

  private options() {
    const names = this.chosen()?.options ?? [];
    const options = this.catalog.options.filter(({ name }) => names.includes(name));
    if (options.length === 0) {
      return nothing;
    }
    return html`<div class="options">${options.map((option) => this.option(option))}</div>`;
  }

  private option(option: CatalogOption) {
    const chosen = this.scenario.lock[option.name];
    const value = chosen ?? option.default;
    const id = `option-${option.name}`;
    const isKept = isFixed(this.fixed, `lock.${option.name}`);
    const set = (next: number | boolean | null) => {
      const scenario = setOption(this.scenario, option.name, next);
      this.dispatchEvent(new DraftChange({ scenario, note: null }));
    };
    const read = (event: Event) => event.target as HTMLInputElement;
    return html`<div title=${option.summary}>
      <span><span aria-hidden="true">${option.label}</span>${fixedMark(this.texts, isKept)}</span>
      ${
        option.type === 'boolean'
          ? html`<input
              id=${id}
              type="checkbox"
              aria-label=${option.label}
              .checked=${value === true}
              ?disabled=${isKept}
              @change=${(event: Event) => set(read(event).checked)}
            />`
          : html`<input
              id=${id}
              type="number"
              aria-label=${option.label}
              placeholder="ms"
              min=${option.min}
              max=${option.max}
              ?disabled=${isKept}
              .value=${typeof value === 'number' ? String(value) : ''}
              @change=${(event: Event) => {
                const { value: text, valueAsNumber } = read(event);
                set(text === '' ? null : valueAsNumber);
              }}
            />`
      }
    </div>`;
  }
}
