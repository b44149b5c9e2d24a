import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Attendee, Cell, InstructorView } from '../../api/workshops';
import type { Language } from '../../model/language';
import { never } from '../../model/never';
import { shared } from '../../styles/shared';
import { workshopTexts } from '../../texts/workshop-texts';

/** Minutes without a solution after which an attendee may want help. */
const STUCK_MINUTES = 5;

/** A run was picked to be shown to everybody. */
export class RunShown extends Event {
  constructor(readonly run: string) {
    super('run-shown', { bubbles: true, composed: true });
  }
}

/** A screen. Drawn, because not every font has such a sign. */
const SCREEN_SIGN = html`<svg viewBox="0 0 16 14" width="13" height="11" aria-hidden="true">
  <path d="M1 1h14v9H1zM5 13h6M8 10v3" fill="none" stroke="currentColor" stroke-width="1.6" />
</svg>`;

/** Which attendees are listed. */
type Filter = 'all' | 'stuck' | 'hands';

const FILTERS: readonly Filter[] = ['all', 'stuck', 'hands'];

/** Progress: attendees down, exercises across. A class of hundreds scrolls inside of it. */
@customElement('workshop-wall')
export class WorkshopWall extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 8px;
      }

      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .filters button {
        min-height: 32px;
        padding: 0 12px;
        font-size: 13px;
      }

      [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        font-weight: 700;
      }

      .scroll {
        max-height: max(320px, calc(100vh - 150px));
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 6px;
      }

      table {
        width: 100%;
        border-spacing: 0;
        border-collapse: separate;
        font-size: 12px;
      }

      th,
      td {
        height: 26px;
        padding: 2px 6px;
        border-right: 1px solid var(--line);
        border-bottom: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }

      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        min-width: 108px;
        max-width: 170px;
        background: var(--panel);
        line-height: 1.25;
        vertical-align: bottom;
        white-space: normal;
      }

      tbody th {
        position: sticky;
        left: 0;
        max-width: 170px;
        overflow: hidden;
        background: var(--panel);
        text-overflow: ellipsis;
      }

      thead th:first-child {
        left: 0;
        z-index: 2;
      }

      .solved {
        background: var(--right-wash);
        color: var(--right-ink);
      }

      .stuck {
        background: var(--key-wash);
        color: var(--key-ink);
      }

      a {
        padding: 0 3px;
        color: var(--accent);
        text-decoration: none;
      }

      td button {
        min-height: 20px;
        padding: 0 5px;
        font-size: 11px;
        line-height: 1;
      }

      .hand {
        color: var(--key-ink);
      }
    `,
  ];

  @property({ attribute: false }) wall!: InstructorView;
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @property() language: Language = 'en';
  @state() private filter: Filter = 'all';

  override render() {
    const texts = workshopTexts(this.language);
    const { room, people } = this.wall;
    if (people.length === 0) {
      return html`<p class="help">${texts.nobody}</p>`;
    }
    const listed = people.filter((person) => passes(person, this.filter));
    return html`<div class="filters" role="group" aria-label=${texts.filter}>
        ${FILTERS.map(
          (filter) =>
            html`<button
              aria-pressed=${this.filter === filter}
              @click=${() => (this.filter = filter)}
            >
              ${texts.filters[filter]} ${people.filter((person) => passes(person, filter)).length}
            </button>`,
        )}
      </div>
      ${
        listed.length === 0
          ? html`<p class="help">${texts.noneListed}</p>`
          : html`<div class="scroll" tabindex="0" role="region" aria-label=${texts.wall}>
              ${this.table(room.exercises, listed)}
            </div>`
      }`;
  }

  private table(exercises: readonly string[], people: readonly Attendee[]) {
    const texts = workshopTexts(this.language);
    return html`<table>
      <caption class="unseen">
        ${texts.wall}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.nickname}</th>
          ${exercises.map((id, i) => html`<th scope="col">${i + 1}. ${this.titles.get(id) ?? id}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${repeat(
          [...people].sort(handsFirst),
          ({ id }) => id,
          (person) =>
            guard(
              [JSON.stringify(person), exercises.join(), this.language, this.wall.room.over],
              () => this.row(exercises, person),
            ),
        )}
      </tbody>
    </table>`;
  }

  private row(exercises: readonly string[], person: Attendee) {
    const texts = workshopTexts(this.language);
    return html`<tr>
      <th scope="row" title=${person.nickname}>
        ${person.handAt === null ? nothing : html`<span class="hand" title=${texts.hands(1)}>▲</span> `}${person.nickname}
      </th>
      ${exercises.map((id) => this.cell(person.cells.find((one) => one.exercise === id)))}
    </tr>`;
  }

  private cell(cell: Cell | undefined) {
    if (cell === undefined) {
      return html`<td></td>`;
    }
    const texts = workshopTexts(this.language);
    const { lastRun } = cell;
    return html`<td class=${cell.state === 'solved' ? 'solved' : isStuck(cell) ? 'stuck' : ''}>
      ${cell.state === 'solved' ? '✓ ' : isStuck(cell) ? '⚠ ' : ''}${texts.cell(
        cell.partsMet,
        cell.parts,
        cell.attempts,
        cell.minutes,
      )}
      ${
        lastRun === null
          ? nothing
          : html`<a
                href="/r/${lastRun}"
                target="_blank"
                aria-label=${texts.lastRun}
                title=${texts.lastRun}
                >↗</a
              >${
                this.wall.room.over
                  ? nothing
                  : html`<button
                      aria-label=${texts.showRun}
                      title=${texts.showRun}
                      @click=${() => this.dispatchEvent(new RunShown(lastRun))}
                    >
                      ${SCREEN_SIGN}
                    </button>`
              }`
      }
    </td>`;
  }
}

function isStuck({ state: standing, stuckMinutes }: Cell): boolean {
  return standing === 'begun' && stuckMinutes >= STUCK_MINUTES;
}

function passes({ cells, handAt }: Attendee, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'stuck':
      return cells.some(isStuck);
    case 'hands':
      return handAt !== null;
    default:
      return never(filter);
  }
}

function handsFirst(a: Attendee, b: Attendee): number {
  if (a.handAt !== null && b.handAt !== null) {
    return a.handAt < b.handAt ? -1 : 1;
  }
  return a.handAt === b.handAt ? a.id - b.id : a.handAt === null ? 1 : -1;
}
