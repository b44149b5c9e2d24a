import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Figures } from '../api/run';
import { duration } from '../geometry/ticks';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';

const NOTHING: Figures = {};

/** The numbers of a run; their places are there before they are known. */
@customElement('run-figures')
export class RunFigures extends LitElement {
  static override styles = [
    shared,
    css`
      dl {
        display: grid;
        grid-template-columns: auto 1fr;
        gap: 1px 12px;
        margin-top: 4px;
        font-size: 12px;
      }

      dt {
        color: var(--muted);
      }

      dd {
        font-weight: 600;
        text-align: right;
      }

      .wrong {
        color: var(--wrong-ink);
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) figures: Figures = NOTHING;

  override render() {
    const { figures, texts } = this;
    const say = texts.figures;
    const oversold = (figures['sold'] ?? 0) > (figures['stock'] ?? Infinity);
    return html`
      <h2>${say.title}</h2>
      <dl>
        <dt>${say.sold}</dt>
        <dd class=${oversold ? 'wrong' : ''}>${this.sold()}</dd>
        ${this.row(say.soldOut, this.count('soldOut'))}
        ${this.row(say.failed, this.count('failed'))}
        ${this.row(say.finalCount, this.count('finalCount'))}
        ${this.row(say.durationNs, this.time('durationNs'))}
        ${this.row(say.wait, this.times('acquisitions', 'waitP50Ns', 'waitMaxNs'))}
        ${this.row(say.hold, this.times('releases', 'holdP50Ns', 'holdMaxNs'))}
        ${this.row(say.fairness, this.share('fairness'))}
      </dl>
    `;
  }

  private row(name: string, value: string) {
    return html`<dt>${name}</dt>
      <dd>${value}</dd>`;
  }

  private sold(): string {
    const { sold, stock } = this.figures;
    return sold == null ? this.texts.figures.none : `${String(sold)} / ${String(stock ?? '?')}`;
  }

  private count(name: string): string {
    const value = this.figures[name];
    return value == null ? this.texts.figures.none : String(Math.round(value * 100) / 100);
  }

  private share(name: string): string {
    const value = this.figures[name];
    return value == null ? this.texts.figures.none : `${String(Math.round(value * 100))} %`;
  }

  private time(name: string): string {
    const value = this.figures[name];
    return value == null ? this.texts.figures.none : duration(value);
  }

  /** Times of which there are some; of none there is no median. */
  private times(number: string, median: string, most: string): string {
    const isKnown = (this.figures[number] ?? 0) > 0;
    return isKnown
      ? this.texts.figures.spread(this.time(median), this.time(most))
      : this.texts.figures.none;
  }
}
