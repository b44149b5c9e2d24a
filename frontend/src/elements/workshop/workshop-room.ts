import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ExerciseSummary } from '../../api/exercises';
import type { Problem } from '../../api/http';
import { persist } from '../../api/persist';
import {
  type AttendeeView,
  type JoinInfo,
  type Workshop,
  WorkshopClient,
} from '../../api/workshops';
import { Attendance } from '../../app/attendance';
import { WORKSHOP } from '../../app/preferences';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import '../common/recovery-code';
import { problemPart } from './problem-part';
import type { VoteCast } from './workshop-screen';
import './workshop-screen';
import { workshopStyles } from './workshop-styles';

/** A workshop for attendees: joining, then the open exercises and the shared screen. */
@customElement('workshop-room')
export class WorkshopRoom extends LitElement {
  static override styles = [
    shared,
    columnStyles,
    workshopStyles,
    css`
      li {
        display: flex;
        gap: 8px;
        justify-content: space-between;
        min-height: 36px;
        align-items: center;
        font-size: 14px;
      }

      li :last-child {
        flex: none;
      }

      @media (max-width: 600px) {
        li {
          min-height: 28px;
        }
      }

      .asked {
        border: 2px solid var(--accent);
      }

      [aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent-wash);
        font-weight: 700;
      }
    `,
  ];

  @state() private language: Language = pageLanguage();
  @state() private info: JoinInfo | null = null;
  @state() private problem: Problem | null = null;
  @state() private exercises: readonly ExerciseSummary[] = [];
  private readonly client = new WorkshopClient();
  private readonly attendance = new Attendance(this.client, () => this.entered());
  private code = /^\/join\/([^/]+)/.exec(location.pathname)?.[1] ?? '';

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    if (this.code !== '') {
      void this.loadJoinInfo();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.attendance.close();
  }

  override render() {
    const { mine } = this.attendance;
    const problem = this.problem ?? this.attendance.problem;
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main>
        ${problemPart(problem, this.language)}
        ${mine === null ? this.joinPart() : this.inside(mine)}
        <recovery-code
          .language=${this.language}
          .client=${this.client}
          @recovered=${() => {
            location.reload();
          }}
        ></recovery-code>
      </main>`;
  }

  private joinPart() {
    const texts = workshopTexts(this.language);
    if (this.info?.over === true) {
      return html`<h1>${this.info.title === '' ? texts.workshop : this.info.title}</h1>
        ${this.overPart()}
        <p><a href="/join">${texts.otherCode}</a></p>`;
    }
    return html`<h1>${texts.workshop}</h1>
      <p>${texts.joinIntro}</p>
      <form @submit=${(event: SubmitEvent) => void this.join(event)}>
        <label
          >${texts.code}
          <input
            name="code"
            .value=${this.code}
            required
            maxlength="12"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
          />
        </label>
        <label
          >${texts.nickname}
          <input name="nickname" required maxlength="24" autocomplete="nickname" />
        </label>
        <button class="primary">${texts.join}</button>
      </form>
      <p><a href="/exercises">${texts.alone}</a></p>`;
  }

  private inside({ room, nickname, hand, vote }: AttendeeView) {
    const texts = workshopTexts(this.language);
    return html`
      <h1>${room.title === '' ? texts.workshop : room.title}</h1>
      <p role="status">
        ${this.attendance.isConnected ? nothing : html`<strong class="lost">${texts.lost}</strong>`}
      </p>
      <p class="row">
        ${texts.hello(nickname)}
        ${
          room.over
            ? nothing
            : html`<button
                aria-pressed=${hand}
                @click=${() => void this.attendance.raiseHand(!hand, this.language)}
              >
                ${hand ? texts.lower : texts.raise}
              </button>`
        }
      </p>
      ${room.over ? this.overPart() : nothing}
      ${room.on || room.over ? nothing : html`<p><strong>${texts.notOn}</strong></p>`}
      ${this.screen(room, vote)}
      <section>
        <h2>${texts.exercises}</h2>
        ${room.opened.length === 0 && !room.over ? html`<p class="help">${texts.noneOpen}</p>` : nothing}
        <ol>
          ${room.exercises.map((id, i) => this.exercise(id, i, room.over || room.opened.includes(id)))}
        </ol>
      </section>
    `;
  }

  private overPart() {
    const texts = workshopTexts(this.language);
    return html`<p><strong>${texts.over}</strong> ${texts.overHelp}</p>
      <p><a href="/exercises">${texts.allExercises}</a></p>`;
  }

  /** Skips the form if this browser has joined before. */
  private async loadJoinInfo(): Promise<void> {
    const answer = await persist(
      () => this.client.joinInfo(this.code, this.language),
      (problem) => (this.problem = problem),
      () => this.isConnected,
    );
    this.problem = answer.ok ? null : answer.problem;
    this.info = answer.ok ? answer.value : null;
    if (answer.ok && answer.value.joined) {
      await this.attendance.enter(this.code, this.language);
    }
  }

  private exercise(id: string, place: number, isOpen: boolean) {
    const texts = workshopTexts(this.language);
    const summary = this.exercises.find((one) => one.id === id);
    const title = `${String(place + 1)}. ${summary?.title ?? id}`;
    return html`<li>
      ${isOpen ? html`<a href="/exercises/${id}">${title}</a>` : html`<span class="help">${title}</span>`}
      <span class="help"
        >${summary?.solved === true ? `✓ ${texts.solved}` : isOpen ? '' : texts.closed}</span
      >
    </li>`;
  }

  /** What the instructor shows; once the workshop is over, without the question that takes no answers any more. */
  private screen(room: Workshop, vote: AttendeeView['vote']) {
    const { kind } = room.screen;
    const isAsked = kind === 'question';
    if (kind === 'nothing' || (isAsked && room.over)) {
      return nothing;
    }
    const texts = workshopTexts(this.language);
    return html`<section class=${isAsked ? 'asked' : ''} aria-live="polite">
      <h2>${isAsked ? texts.question : texts.onScreen}</h2>
      <workshop-screen
        .room=${room}
        .vote=${vote}
        ?canVote=${!room.over}
        .language=${this.language}
        @vote-cast=${({ choice }: VoteCast) => void this.attendance.vote(choice, this.language)}
      ></workshop-screen>
    </section>`;
  }

  private async join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    this.code = text('code').toUpperCase();
    this.problem = null;
    await this.attendance.join(this.code, text('nickname'), this.language);
  }

  private entered(): void {
    const { mine } = this.attendance;
    if (mine !== null && sessionStorage.getItem(WORKSHOP) !== mine.room.code) {
      sessionStorage.setItem(WORKSHOP, mine.room.code);
    }
    if (mine !== null && location.pathname !== `/join/${mine.room.code}`) {
      history.replaceState(null, '', `/join/${mine.room.code}`);
    }
    this.requestUpdate();
  }

  private async load(): Promise<void> {
    const answer = await this.client.path(this.language);
    this.exercises = answer.ok ? answer.value : this.exercises;
    document.title = `${workshopTexts(this.language).workshop} – ${textsOf(this.language).appName}`;
  }
}
