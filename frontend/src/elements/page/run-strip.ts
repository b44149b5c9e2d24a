import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Catalog } from '../../model/catalog';
import type { ScenarioPart } from '../../model/run-context';
import type { Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { buyersText, faultText, nameOf } from '../../texts/scenario-text';
import { FittedText } from '../common/fitted-text';

/** What the shown run was, and how the controls differ from it. */
@customElement('run-strip')
export class RunStrip extends LitElement {
  static override styles = [
    shared,
    css`
      section {
        display: flex;
        gap: 8px;
        align-items: center;
        height: 100%;
        padding: 0 4px 0 14px;
        color: var(--muted);
        font-size: 12.5px;
      }

      p {
        flex: 1;
      }

      .fitted {
        max-height: 100%;
        overflow: auto;
        font-size: min(12.5px, var(--fitted, 12.5px));
        line-height: 1.2;
        scrollbar-width: thin;
      }

      b {
        color: var(--ink);
        font-weight: 600;
      }

      .changed {
        flex: none;
        max-width: 45%;
        color: var(--accent);
        font-weight: 600;
      }

      button {
        flex: none;
        min-height: 26px;
        font-size: 12px;
        white-space: nowrap;
      }

      .use {
        border-color: var(--accent);
        color: var(--accent);
        font-weight: 650;
      }

      @media (max-width: 900px) {
        section {
          gap: 6px;
          padding: 0 2px 0 6px;
        }

        p.fitted {
          font-size: 11.5px;
        }

        .changed {
          position: absolute;
          clip-path: inset(50%);
        }

        button {
          padding: 0 8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) catalog: Catalog | null = null;
  /** The scenario of the shown run; null before the first. */
  @property({ attribute: false }) scenario: Scenario | null = null;
  @property({ attribute: false }) parts: readonly ScenarioPart[] = [];
  /** Whether a run is in progress, so that none can be started. */
  @property({ type: Boolean }) busy = false;

  /** Whether the shown run is one of the last tour. */
  @property({ type: Boolean }) ofTour = false;

  constructor() {
    super();
    new FittedText(this);
  }

  override render() {
    const { texts, scenario } = this;
    const { runStrip } = texts;
    return html`<section aria-label=${runStrip.title}>
      <p class="fitted">
        ${
          scenario === null
            ? runStrip.none
            : html`${runStrip.shown} <b>${this.describe(scenario).join(' · ')}</b>`
        }
      </p>
      ${scenario === null || this.parts.length === 0 ? this.tourButton() : this.change()}
    </section>`;
  }

  private change() {
    const { runStrip } = this.texts;
    const names = runStrip.changed(this.parts.map((part) => runStrip.parts[part]));
    return html`<span class="changed fitted">${names}</span>
      <button
        class="use"
        title=${runStrip.useHelp}
        ?disabled=${this.busy}
        @click=${() => this.emit('use-draft')}
      >
        ${runStrip.use}
      </button>
      <button title=${runStrip.backHelp} @click=${() => this.emit('restore-draft')}>
        ${runStrip.back}
      </button>`;
  }

  private tourButton() {
    const { runStrip } = this.texts;
    return this.ofTour
      ? html`<button title=${runStrip.tourHelp} @click=${() => this.emit('open-tour')}>
          ‹ ${runStrip.tour}
        </button>`
      : nothing;
  }

  private emit(what: 'use-draft' | 'restore-draft' | 'open-tour'): void {
    this.dispatchEvent(new Event(what, { bubbles: true, composed: true }));
  }

  private describe(scenario: Scenario): readonly string[] {
    const { texts, catalog } = this;
    const { runStrip } = texts;
    const { lock, store, stock, faults } = scenario;
    return [
      nameOf(catalog?.locks, lock.kind),
      nameOf(catalog?.stores, store),
      ...(stock === 1 ? [] : [runStrip.tickets(stock)]),
      ...buyersText(scenario, texts),
      ...faults.map((fault) => faultText(fault, catalog, texts)),
      ...(scenario.schedule === null ? [] : [runStrip.recorded]),
      ...(scenario.mode === 'step' ? [runStrip.stepped] : []),
    ];
  }
}
