import { css, html, LitElement, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Workshop, WorkshopClient } from '../../api/workshops';
import { Attendance } from '../../app/attendance';
import { WORKSHOP, WORKSHOP_SEEN } from '../../app/preferences';
import type { Language } from '../../model/language';
import { shared } from '../../styles/shared';
import { type WorkshopTexts, workshopTexts } from '../../texts/workshop-texts';
import { workshopStyles } from './workshop-styles';
import type { VoteCast } from './workshop-screen';
import './workshop-screen';

type Kind = keyof WorkshopTexts['notice'];

/**
 * What the instructor of this tab's workshop shows, over the pages of exercises: a question, a run, a scenario, and the
 * end. Opens by itself at each change, and can be hidden.
 */
@customElement('workshop-notice')
export class WorkshopNotice extends LitElement {
  static override styles = [
    shared,
    workshopStyles,
    css`
      :host {
        position: fixed;
        right: 14px;
        bottom: 14px;
        z-index: 6;
        max-width: calc(100vw - 28px);
      }

      section {
        grid-template-columns: minmax(0, 1fr);
        width: 430px;
        max-width: 100%;
        max-height: min(76vh, 640px);
        overflow: auto;
        border: 2px solid var(--accent);
        background: var(--raised);
        box-shadow: 0 8px 30px rgb(0 0 0 / 25%);
      }

      header {
        display: flex;
        gap: 8px;
        align-items: center;
      }

      h2 {
        flex: 1;
        color: var(--ink);
        font-size: 15px;
      }

      a {
        color: var(--accent);
      }

      .open {
        display: block;
        margin-left: auto;
        padding: 4px 14px;
        border: 2px solid var(--accent);
        background: var(--accent-wash);
        box-shadow: 0 4px 14px rgb(0 0 0 / 20%);
        font-weight: 650;
      }

      .lost {
        margin-bottom: 8px;
        padding: 8px 12px;
        border-left: 6px solid var(--key);
        border-radius: 8px;
        background: var(--raised);
        box-shadow: 0 4px 14px rgb(0 0 0 / 20%);
      }

      @media (max-width: 900px) {
        :host {
          right: 0;
          bottom: 0;
          max-width: 100vw;
        }

        section {
          width: 100vw;
          max-height: 62vh;
          border-width: 2px 0 0;
          border-radius: 12px 12px 0 0;
        }

        .open {
          margin: 0 10px 10px auto;
        }
      }
    `,
  ];

  @property() language: Language = 'en';
  @state() private seen = sessionStorage.getItem(WORKSHOP_SEEN) ?? '';
  private readonly attendance = new Attendance(new WorkshopClient(), () => this.requestUpdate());

  override connectedCallback(): void {
    super.connectedCallback();
    const code = sessionStorage.getItem(WORKSHOP);
    if (code !== null) {
      void this.attendance.enter(code, this.language);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.attendance.close();
  }

  override render() {
    const { mine, isConnected } = this.attendance;
    if (mine === null) {
      return nothing;
    }
    const texts = workshopTexts(this.language);
    const kind = kindOf(mine.room);
    return html`<div role="status">
        ${isConnected ? nothing : html`<p class="lost">${texts.lost}</p>`}
        <span class="unseen">${kind === null ? '' : texts.notice[kind]}</span>
      </div>
      ${kind === null ? nothing : this.panel(kind, mine.room)}`;
  }

  private panel(kind: Kind, room: Workshop) {
    const texts = workshopTexts(this.language);
    const key = keyOf(room);
    if (this.seen === key) {
      return html`<button class="open" @click=${() => this.see('')}>${texts.notice[kind]}</button>`;
    }
    return html`<section
      aria-label=${texts.notice[kind]}
      @keydown=${({ key: pressed }: KeyboardEvent) => {
        if (pressed === 'Escape') {
          this.see(key);
        }
      }}
    >
      <header>
        <h2>${texts.notice[kind]}</h2>
        <button @click=${() => this.see(key)}>${texts.hide}</button>
      </header>
      ${
        kind === 'over'
          ? html`<p>${texts.overHelp}</p>
              <p><a href="/exercises">${texts.exercises}</a></p>`
          : html`<workshop-screen
              .room=${room}
              .vote=${this.attendance.mine?.vote ?? null}
              ?canVote=${true}
              .language=${this.language}
              @vote-cast=${({ choice }: VoteCast) =>
                void this.attendance.vote(choice, this.language)}
            ></workshop-screen>`
      }
    </section>`;
  }

  /** Remembers what was hidden, so that a reload does not open it again. */
  private see(key: string): void {
    this.seen = key;
    sessionStorage.setItem(WORKSHOP_SEEN, key);
  }
}

function kindOf({ over, screen }: Workshop): Kind | null {
  if (over) {
    return 'over';
  }
  return screen.kind === 'nothing' ? null : screen.kind;
}

/** The same as long as nothing new is shown. */
function keyOf(room: Workshop): string {
  return `${room.code} ${kindOf(room) ?? ''} ${String(room.screen.number)} ${room.screen.run}`;
}
