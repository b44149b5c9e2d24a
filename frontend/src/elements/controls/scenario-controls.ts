import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Catalog } from '../../model/catalog';
import type { DraftNote } from '../../model/draft';
import { type Fixed, isFixed, NOTHING_FIXED } from '../../model/fixed';
import type { StepPlace } from '../../model/next-step';
import type { ScenarioPart } from '../../model/run-context';
import type { Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import './buyer-placement';
import { controlsStyles } from './controls-styles';
import './fault-plan';
import './lock-gallery';
import type { MoreSettings } from './more-settings';
import './more-settings';

/** What the settings that are folded up choose. */
const REST = ['store', 'stock', 'program', 'jitterMs'];

/** Everything of the next run that can be chosen: first what a beginner needs, then the rest, folded up. */
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
  /** The control that the user was shown last, until something is changed. */
  @state() private pointedAt: StepPlace | null = null;
  @query('more-settings') private readonly more!: MoreSettings | null;

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('scenario')) {
      this.pointedAt = null;
    }
  }

  override render() {
    const { catalog, texts } = this;
    if (catalog === null) {
      return html`<p class="help">${texts.controls.loading}</p>`;
    }
    return html`
      <lock-gallery
        class=${this.toneOf('lock')}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
        ?hidden=${this.keepsLock(catalog)}
        ?differs=${this.differs('lock')}
      ></lock-gallery>
      ${this.sayNote(catalog)}
      <buyer-placement
        class=${this.toneOf('placement')}
        .texts=${texts}
        .limits=${catalog.limits}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
        ?hidden=${this.keeps('placement')}
        ?differs=${this.differs('placement')}
      ></buyer-placement>
      <fault-plan
        class=${this.toneOf('faults')}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        ?fixed=${this.keeps('faults')}
        ?hidden=${this.keeps('faults')}
        ?differs=${this.differs('faults')}
      ></fault-plan>
      <more-settings
        class=${this.toneOf('program')}
        .texts=${texts}
        .catalog=${catalog}
        .scenario=${this.scenario}
        .fixed=${this.fixed}
        .differing=${this.differing}
        ?hidden=${REST.every((path) => this.keeps(path))}
      ></more-settings>
    `;
  }

  /** Scrolls to the control with which a step is done, and focuses it. */
  async point(place: StepPlace): Promise<void> {
    this.pointedAt = place;
    await this.updateComplete;
    if (place === 'program') {
      await this.more?.showProgram();
      return;
    }
    const control = this.renderRoot.querySelector<LitElement>('.pointed');
    control?.scrollIntoView({ block: 'center' });
    const find = (kind: string) => control?.renderRoot.querySelector<HTMLElement>(kind);
    (find('input:checked') ?? find('select') ?? find('button:enabled'))?.focus();
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

  private toneOf(place: StepPlace): string {
    return place === this.pointedAt ? 'pointed' : '';
  }

  private differs(part: ScenarioPart): boolean {
    return this.differing.includes(part);
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
}
