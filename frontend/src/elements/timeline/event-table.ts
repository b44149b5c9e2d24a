import { css, html, LitElement } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { duration } from '../../model/duration';
import type { RunEvent } from '../../model/events';
import { shared } from '../../styles/shared';
import { describe, whoOf } from '../../texts/describe';
import type { Texts } from '../../texts/en';
import { EventPinned } from '../common/events';

const PAGE = 200;

/** The events of the timeline as a table, for screen readers and for copying. */
@customElement('event-table')
export class EventTable extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: flex;
        flex-direction: column;
        min-height: 0;
      }

      .scroll {
        flex: 1;
        min-height: 0;
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12px;
      }

      caption {
        padding: 4px 10px;
        color: var(--muted);
        text-align: left;
      }

      th {
        position: sticky;
        top: 0;
        background: var(--panel);
        color: var(--muted);
        font-weight: 600;
        text-align: left;
      }

      th,
      td {
        padding: 3px 10px;
        border-bottom: 1px solid var(--line);
        white-space: nowrap;
      }

      td:last-child {
        width: 100%;
        white-space: normal;
      }

      .number {
        text-align: right;
      }

      tr.highlighted td {
        background: var(--accent-wash);
      }

      td button {
        min-height: 0;
        padding: 0 4px;
        border-color: transparent;
        background: none;
        text-decoration: underline dotted;
      }

      footer {
        display: flex;
        gap: 10px;
        align-items: center;
        padding: 6px 10px;
      }
    `,
  ];

  @property({ attribute: false }) texts!: Texts;
  @property({ attribute: false }) events: readonly RunEvent[] = [];
  @property({ attribute: false }) highlighted: ReadonlySet<number> = new Set();
  /** Grows with every event; `events` is the same mutable list throughout. */
  @property({ type: Number }) version = 0;
  @state() private page = 0;

  override render() {
    const { table } = this.texts;
    const from = Math.min(this.page, Math.floor(Math.max(0, this.events.length - 1) / PAGE)) * PAGE;
    const to = Math.min(from + PAGE, this.events.length);
    return html`
      <div class="scroll" tabindex="0" role="region" aria-label=${table.caption}>
        <table>
          <caption>
            ${table.caption}
          </caption>
          <thead>
            <tr>
              <th scope="col" class="number">${table.seq}</th>
              <th scope="col" class="number">${table.time}</th>
              <th scope="col">${table.who}</th>
              <th scope="col" class="number">${table.line}</th>
              <th scope="col">${table.what}</th>
            </tr>
          </thead>
          <tbody>
            ${this.events.slice(from, to).map((event) => this.row(event))}
          </tbody>
        </table>
      </div>
      <footer ?hidden=${this.events.length <= PAGE}>
        <button ?disabled=${from === 0} @click=${() => this.turn(-1)}>${table.earlier}</button>
        <span>${table.page(from + 1, to, this.events.length)}</span>
        <button ?disabled=${to === this.events.length} @click=${() => this.turn(1)}>
          ${table.later}
        </button>
      </footer>
    `;
  }

  private row(event: RunEvent) {
    const pin = () => this.dispatchEvent(new EventPinned(event.seq));
    return html`
      <tr class=${this.highlighted.has(event.seq) ? 'highlighted' : ''}>
        <td class="number"><button @click=${pin}>${event.seq}</button></td>
        <td class="number">${duration(event.t, 5)}</td>
        <td>${whoOf(event, this.texts)}</td>
        <td class="number">${'step' in event ? event.step : ''}</td>
        <td>${describe(event, this.texts)}</td>
      </tr>
    `;
  }

  private turn(pages: 1 | -1): void {
    this.page += pages;
  }
}
