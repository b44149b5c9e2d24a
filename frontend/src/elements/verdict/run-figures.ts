import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { salesOverTime, stillWaiting, turns, waitBars } from '../../model/charts';
import type { EventLog } from '../../model/event-log';
import type { Figures } from '../../model/run';
import { shared } from '../../styles/shared';
import { tabStyles, turnTab } from '../../styles/tabs';
import type { Texts } from '../../texts/en';
import { figureRows } from '../../texts/figure-rows';
import { chartStyles, salesChart, turnChart, waitChart } from './figure-charts';

const NOTHING: Figures = {};
const VIEWS = ['numbers', 'waits', 'sales', 'turns'] as const;
type View = (typeof VIEWS)[number];

/** The metrics of a run, as numbers and as charts. Their places are laid out before they are known. */
@customElement('run-figures')
export class RunFigures extends LitElement {
  static override styles = [
    shared,
    tabStyles,
    chartStyles,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
      }

      .view {
        min-height: 152px;
        margin-top: 4px;
      }

      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 12px;
        font-size: 12px;
      }

      dt {
        color: var(--muted);
      }

      dd {
        font-weight: 600;
        text-align: right;
        white-space: nowrap;
      }

      .wrong {
        color: var(--wrong-ink);
      }

      .caption {
        margin-bottom: 2px;
        color: var(--muted);
        font-size: 11.5px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) figures: Figures = NOTHING;
  @property({ attribute: false }) log!: EventLog;
  @property({ type: Number }) from = 0;
  @property({ type: Number }) end = 0;
  /** Grows with every event of the log. */
  @property({ type: Number }) version = 0;
  @state() private view: View = 'numbers';

  override render() {
    const { figures } = this.texts;
    return html`
      <header>
        <h2>${figures.title}</h2>
        <div role="tablist" aria-label=${figures.title} @keydown=${turnTab}>
          ${VIEWS.map(
            (view) =>
              html`<button
                role="tab"
                aria-controls="view"
                aria-selected=${view === this.view}
                tabindex=${view === this.view ? 0 : -1}
                @click=${() => (this.view = view)}
              >
                ${figures.views[view]}
              </button>`,
          )}
        </div>
      </header>
      <div class="view" id="view" role="tabpanel" aria-label=${figures.views[this.view]}>
        ${this.content()}
      </div>
    `;
  }

  private content() {
    const { texts, log } = this;
    const { charts } = texts.figures;
    const { events } = log;
    switch (this.view) {
      case 'numbers':
        return this.numbers();
      case 'waits': {
        const bars = waitBars(events);
        return bars.length === 0
          ? this.caption(charts.noLock)
          : html`${this.caption(charts.waits)} ${waitChart(bars, texts)} ${this.leftOut()}`;
      }
      case 'sales': {
        const { stock } = log.setup.scenario;
        const sales = salesOverTime(events, log.setup.lines);
        return html`${this.caption(charts.sales)}
        ${salesChart(sales, stock, this.from, this.end, texts)}`;
      }
      case 'turns': {
        const taken = turns(events);
        return taken.length === 0
          ? this.caption(charts.noLock)
          : html`${this.caption(charts.turns)} ${turnChart(taken, texts)} ${this.leftOut()}`;
      }
    }
  }

  /** The buyers that are in no bar and at no place, because they still wait. */
  private leftOut() {
    const count = stillWaiting(this.log.events);
    return count === 0 ? nothing : this.caption(this.texts.figures.charts.leftOut(count));
  }

  private caption(text: string) {
    return html`<p class="caption">${text}</p>`;
  }

  private numbers() {
    return html`<dl>
      ${figureRows(this.figures, this.texts).map(
        ({ name, value, isWrong }) =>
          html`<dt>${name}</dt>
            <dd class=${isWrong ? 'wrong' : ''}>${value}</dd>`,
      )}
    </dl>`;
  }
}
