import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Attendee, Cell, InstructorView } from '../../api/workshops';
import type { Language } from '../../model/language';
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

/** Progress: attendees down, exercises across. */
@customElement('workshop-wall')
export class WorkshopWall extends LitElement {
  static override styles = [
    shared,
    css`
      :host {
        overflow: auto;
      }

      table {
        width: 100%;
        border-collapse: collapse;
        font-size: 12px;
      }

      th,
      td {
        padding: 4px 6px;
        border: 1px solid var(--line);
        text-align: start;
        vertical-align: top;
      }

      thead th {
        position: sticky;
        top: 0;
        background: var(--panel);
      }

      tbody th {
        position: sticky;
        left: 0;
        max-width: 160px;
        overflow: hidden;
        background: var(--panel);
        text-overflow: ellipsis;
        white-space: nowrap;
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
        color: var(--accent);
      }

      button {
        min-height: 22px;
        padding: 0 6px;
        font-size: 11px;
      }

      .hand {
        color: var(--key-ink);
      }
    `,
  ];

  @property({ attribute: false }) wall!: InstructorView;
  @property({ attribute: false }) titles: ReadonlyMap<string, string> = new Map();
  @property() language: Language = 'en';

  override render() {
    const texts = workshopTexts(this.language);
    const { room, people } = this.wall;
    if (people.length === 0) {
      return html`<p class="help">${texts.nobody}</p>`;
    }
    return html`<table>
      <caption class="unseen">
        ${texts.wall}
      </caption>
      <thead>
        <tr>
          <th scope="col">${texts.attendees(people.length)}</th>
          ${room.exercises.map(
            (id, i) => html`<th scope="col" title=${this.titles.get(id) ?? id}>${i + 1}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${[...people].sort(handsFirst).map(
          (person) =>
            html`<tr>
              <th scope="row">
                ${person.handAt === null ? nothing : html`<span class="hand" title=${texts.hands(1)}>▲</span> `}${person.nickname}
              </th>
              ${room.exercises.map((id) => this.cell(person.cells.find((one) => one.exercise === id)))}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private cell(cell: Cell | undefined) {
    if (cell === undefined) {
      return html`<td></td>`;
    }
    const texts = workshopTexts(this.language);
    const isStuck = cell.state === 'begun' && cell.stuckMinutes >= STUCK_MINUTES;
    const { lastRun } = cell;
    return html`<td class=${cell.state === 'solved' ? 'solved' : isStuck ? 'stuck' : ''}>
      ${cell.state === 'solved' ? '✓ ' : isStuck ? '⚠ ' : ''}${texts.cell(
        cell.partsMet,
        cell.parts,
        cell.attempts,
        cell.minutes,
      )}
      ${
        lastRun === null
          ? nothing
          : html`<br /><a href="/r/${lastRun}" target="_blank">${texts.lastRun}</a>
              <button
                aria-label=${texts.showRun}
                title=${texts.showRun}
                @click=${() => this.dispatchEvent(new RunShown(lastRun))}
              >
                ⧉
              </button>`
      }
    </td>`;
  }
}

function handsFirst(a: Attendee, b: Attendee): number {
  if (a.handAt !== null && b.handAt !== null) {
    return a.handAt < b.handAt ? -1 : 1;
  }
  return a.handAt === b.handAt ? a.id - b.id : a.handAt === null ? 1 : -1;
}
