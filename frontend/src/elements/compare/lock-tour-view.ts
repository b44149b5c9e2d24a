import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TourDisplay } from '../../app/comparison';
import type { Harm, TourStop } from '../../app/lock-tour';
import type { Catalog } from '../../model/catalog';
import { duration } from '../../model/duration';
import type { Verdict } from '../../model/run';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import type { Texts } from '../../texts/en';
import { StopOpened, TourDisplayed, TourOrdered } from '../common/events';
import { toneOf } from '../verdict/run-verdict';
import '../common/verdict-answers';
import './mini-timeline';
import { lockCount, stopNames } from './stop-names';
import './tour-table';

/** One scenario under every lock that works with its data: small timelines with their verdicts. */
@customElement('lock-tour-view')
export class LockTourView extends LitElement {
  static override styles = [
    shared,
    tones,
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

      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
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

        .help {
          display: none;
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
        grid-template-rows: 20px 22px 64px minmax(64px, 1fr) 16px;
        gap: 5px;
        width: 100%;
        height: 100%;
        padding: 7px 9px;
        border: 1px solid var(--line);
        border-left: 5px solid var(--tone-line);
        text-align: left;
      }

      b {
        overflow: hidden;
        font-size: 13px;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .sentence {
        font-size: 11.5px;
        line-height: 16px;
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
  /** Names locks and faults; without it, they go by their codes. */
  @property({ attribute: false }) catalog: Catalog | null = null;
  @property({ type: Boolean }) running = false;
  @property({ type: Boolean }) dark = false;
  /** What goes wrong in the runs. */
  @property({ attribute: false }) harm: Harm = 'planned';
  @property({ attribute: false }) display: TourDisplay = { isTable: false, order: null };

  override render() {
    const { tour } = this.texts;
    const { isTable, order } = this.display;
    const toggle = () => this.dispatchEvent(new TourDisplayed({ isTable: !isTable, order }));
    return html`
      <header>
        <h2>${tour.title(lockCount(this.stops))}</h2>
        ${this.harms()}
        <button aria-pressed=${isTable} @click=${toggle}>${tour.table}</button>
        ${
          this.running
            ? html`<button @click=${() => this.dispatchEvent(new Event('stop-tour'))}>
                ■ ${tour.stop}
              </button>`
            : html`<span class="help">${tour.help2}</span>`
        }
        <button @click=${() => this.dispatchEvent(new Event('close-view'))}>✕ ${tour.back}</button>
      </header>
      ${
        isTable
          ? html`<tour-table
              .texts=${this.texts}
              .stops=${this.stops}
              .order=${order}
              .names=${(stop: TourStop) => stopNames(stop, this.catalog)}
              .sayState=${(stop: TourStop) => this.sayState(stop)}
            ></tour-table>`
          : html`<ul>
              ${this.stops.map((stop) => this.stop(stop))}
            </ul>`
      }
    `;
  }

  /** What goes wrong in the runs. */
  private harms() {
    const { tour } = this.texts;
    const faults = this.catalog?.faults ?? [];
    const order = ({ target }: Event) => {
      const { value } = target as HTMLSelectElement;
      const fault = faults.find(({ kind }) => kind === value);
      this.dispatchEvent(new TourOrdered(fault ?? (value === 'all' ? 'all' : 'planned')));
    };
    const { harm } = this;
    const chosen = typeof harm === 'string' ? harm : harm.kind;
    const offered = [
      ['planned', tour.harms.planned],
      ['all', tour.harms.all],
      ...faults.map(({ kind, name }) => [kind, name] as const),
    ] as const;
    return html`<select aria-label=${tour.harm} @change=${order}>
      ${offered.map(
        ([kind, name]) =>
          html`<option .value=${kind} .selected=${kind === chosen}>${name}</option>`,
      )}
    </select>`;
  }

  private stop(stop: TourStop) {
    const { tour } = this.texts;
    const names = stopNames(stop, this.catalog);
    const verdict = stop.record?.verdict ?? null;
    const tone = toneOf(verdict, stop.state === 'running');
    const log = stop.record?.log ?? null;
    return html`<li>
      <button
        class=${tone}
        title=${tour.open(names.lock)}
        ?disabled=${log === null}
        @click=${() => this.dispatchEvent(new StopOpened(stop))}
      >
        <b>${names.lock}${names.harm === '' ? '' : ` · ${names.harm}`}</b>
        <span>${this.answers(verdict)}</span>
        <mini-timeline .log=${log} .version=${log?.version ?? 0} ?dark=${this.dark}></mini-timeline>
        <span class="sentence">${verdict?.sentence ?? this.sayState(stop)}</span>
        <small>${verdict === null ? nothing : this.sayFigures(verdict.figures)} </small>
      </button>
    </li>`;
  }

  private answers(verdict: Verdict | null) {
    return verdict === null
      ? nothing
      : html`<verdict-answers
          .texts=${this.texts}
          .safety=${verdict.safety}
          .liveness=${verdict.liveness}
        ></verdict-answers>`;
  }

  /** Why a stop has no verdict. */
  private sayState({ state, problem }: TourStop): string {
    const { tour, verdict } = this.texts;
    switch (state) {
      case 'waiting':
        return tour.waiting;
      case 'running':
        return tour.running;
      case 'stopped':
        return tour.stopped;
      case 'over':
        return verdict.unjudged;
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
