import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TourStop } from '../app/lock-tour';
import { duration } from '../geometry/ticks';
import { shared } from '../styles/shared';
import type { Texts } from '../texts/en';
import { StopOpened } from './events';
import './mini-timeline';
import { toneOf } from './run-verdict';

const SIGNS: Readonly<Record<ReturnType<typeof toneOf>, string>> = {
  quiet: '',
  busy: '…',
  held: '✓',
  violated: '✕',
  uneasy: '!',
};

/** One scenario under every lock that works with its data: small timelines with their verdicts. */
@customElement('lock-tour-view')
export class LockTourView extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-rows: auto minmax(0, 1fr);
        min-height: 0;
      }

      header {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 40px;
        padding: 4px 8px 4px 12px;
      }

      h2 {
        flex: 1;
      }

      @media (max-width: 480px) {
        header {
          flex-wrap: wrap;
          justify-content: space-between;
          padding: 8px;
        }

        h2 {
          flex: 1 0 100%;
        }
      }

      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(222px, 1fr));
        gap: 8px;
        align-content: start;
        padding: 0 12px 12px;
        overflow: auto;
        scrollbar-width: thin;
      }

      li button {
        display: grid;
        grid-template-rows: auto 64px 32px 16px;
        gap: 5px;
        width: 100%;
        height: auto;
        padding: 7px 9px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--strong-line);
        text-align: left;
      }

      button.held {
        border-left-color: var(--right);
      }

      button.violated {
        border-left-color: var(--wrong);
      }

      button.uneasy {
        border-left-color: var(--key);
      }

      b {
        display: flex;
        justify-content: space-between;
        font-size: 13px;
      }

      .held i {
        color: var(--right-ink);
      }

      .violated i {
        color: var(--wrong-ink);
      }

      i {
        font-style: normal;
        font-weight: 800;
      }

      .sentence {
        display: -webkit-box;
        overflow: hidden;
        font-size: 11.5px;
        line-height: 16px;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
      }

      small {
        color: var(--muted);
        font-size: 11.5px;
        line-height: 16px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) stops: readonly TourStop[] = [];
  @property({ type: Boolean }) running = false;
  @property({ type: Boolean }) dark = false;

  override render() {
    const { tour } = this.texts;
    return html`
      <header>
        <h2>${tour.title(this.stops.length)}</h2>
        ${
          this.running
            ? html`<button @click=${() => this.dispatchEvent(new Event('stop-tour'))}>
                ■ ${tour.stop}
              </button>`
            : html`<span class="help">${tour.help2}</span>`
        }
        <button @click=${() => this.dispatchEvent(new Event('close-view'))}>✕ ${tour.back}</button>
      </header>
      <ul>
        ${this.stops.map((stop) => this.stop(stop))}
      </ul>
    `;
  }

  private stop(stop: TourStop) {
    const { tour } = this.texts;
    const verdict = stop.record?.verdict ?? null;
    const tone = toneOf(verdict, stop.state === 'running');
    const log = stop.record?.log ?? null;
    return html`<li>
      <button
        class=${tone}
        title=${tour.open(stop.lock.name)}
        ?disabled=${log === null}
        @click=${() => this.dispatchEvent(new StopOpened(stop))}
      >
        <b>${stop.lock.name} <i aria-hidden="true">${SIGNS[tone]}</i></b>
        <mini-timeline .log=${log} .version=${log?.version ?? 0} ?dark=${this.dark}></mini-timeline>
        <span class="sentence">${verdict?.sentence ?? this.sayState(stop)}</span>
        <small>${verdict === null ? nothing : this.sayFigures(verdict.figures)} </small>
      </button>
    </li>`;
  }

  private sayState({ state, problem }: TourStop): string {
    const { tour } = this.texts;
    switch (state) {
      case 'waiting':
        return tour.waiting;
      case 'running':
      case 'over':
        return tour.running;
      case 'failed':
        return problem === '' ? tour.failed : problem;
    }
  }

  private sayFigures(figures: Readonly<Record<string, number | null>>): string {
    const { tour } = this.texts;
    const sold = tour.sold(String(figures['sold'] ?? '?'), String(figures['stock'] ?? '?'));
    return `${sold} · ${tour.took(duration(figures['durationNs'] ?? 0))}`;
  }
}
