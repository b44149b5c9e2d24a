import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TourStop } from '../../app/lock-tour';
import { duration } from '../../model/duration';
import {
  nextOrder,
  sortTour,
  TOUR_COLUMNS,
  type TourColumn,
  type TourOrder,
} from '../../model/tour-order';
import { shared } from '../../styles/shared';
import type { Texts } from '../../texts/en';
import { StopOpened, TourDisplayed } from '../common/events';
import '../common/verdict-answers';
import { lockCount, type StopNames } from './stop-names';

/** The runs of a tour as a table that can be sorted; each row opens its run. */
@customElement('tour-table')
export class TourTable extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        overflow: auto;
        padding: 0 12px 12px;
        scrollbar-width: thin;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12.5px;
      }

      th,
      td {
        padding: 4px 8px;
        border-bottom: 1px solid var(--line);
        text-align: start;
      }

      thead th {
        position: sticky;
        top: 0;
        padding: 0;
        background: var(--panel);
      }

      thead button {
        width: 100%;
        border: 0;
        background: none;
        color: var(--muted);
        font-weight: 600;
        text-align: start;
        white-space: nowrap;
      }

      thead .time button,
      thead .sold button {
        text-align: end;
      }

      tbody th {
        padding: 2px 0;
        font-weight: 600;
      }

      tbody tr:hover {
        background: var(--sunken);
      }

      tbody th button {
        width: 100%;
        border-color: transparent;
        background: none;
        color: var(--accent);
        font-weight: 600;
        text-align: start;
      }

      .number {
        text-align: end;
        white-space: nowrap;
      }

      @media (max-width: 600px) {
        th,
        td {
          padding: 3px 4px;
          font-size: 11.5px;
        }

        .sold {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) stops: readonly TourStop[] = [];
  @property({ attribute: false }) names!: (stop: TourStop) => StopNames;
  @property({ attribute: false }) sayState!: (stop: TourStop) => string;
  @property({ attribute: false }) order: TourOrder | null = null;

  override render() {
    const { tour } = this.texts;
    const rows = this.stops.map((stop, at) => ({
      at,
      stop,
      ...this.names(stop),
      verdict: stop.record?.verdict ?? null,
    }));
    return html`<table>
      <caption class="unseen">
        ${tour.title(lockCount(this.stops))}
      </caption>
      <thead>
        <tr>
          ${TOUR_COLUMNS.map((column) => this.head(column))}
        </tr>
      </thead>
      <tbody>
        ${sortTour(rows, this.order).map(({ stop }) => this.row(stop))}
      </tbody>
    </table>`;
  }

  private head(column: TourColumn) {
    const { order } = this;
    const isSorted = order?.column === column;
    const sort = isSorted ? (order.isDescending ? 'descending' : 'ascending') : 'none';
    const sign = isSorted ? (order.isDescending ? ' ↓' : ' ↑') : '';
    return html`<th scope="col" aria-sort=${sort} class=${column}>
      <button @click=${() => this.sortBy(column)}>${this.texts.tour.columns[column]}${sign}</button>
    </th>`;
  }

  private sortBy(column: TourColumn): void {
    const order = nextOrder(this.order, column);
    this.dispatchEvent(new TourDisplayed({ isTable: true, order }));
  }

  private row(stop: TourStop) {
    const { texts } = this;
    const { lock, harm } = this.names(stop);
    const verdict = stop.record?.verdict ?? null;
    const open = () => this.dispatchEvent(new StopOpened(stop));
    const answer = (only: 'safety' | 'progress') =>
      verdict === null
        ? html`<span class="help">${only === 'safety' ? this.sayState(stop) : nothing}</span>`
        : html`<verdict-answers
            .texts=${texts}
            .safety=${verdict.safety}
            .liveness=${verdict.liveness}
            .only=${only}
          ></verdict-answers>`;
    const time = verdict?.figures['durationNs'];
    return html`<tr>
      <th scope="row">
        <button title=${texts.tour.open(lock)} ?disabled=${stop.record === null} @click=${open}>
          ${lock}
        </button>
      </th>
      <td>${harm}</td>
      <td>${answer('safety')}</td>
      <td>${answer('progress')}</td>
      <td class="number">${time == null ? '' : duration(time)}</td>
      <td class="number sold">
        ${
          verdict === null
            ? ''
            : `${String(verdict.figures['sold'] ?? '?')} / ${String(verdict.figures['stock'] ?? '?')}`
        }
      </td>
    </tr>`;
  }
}
