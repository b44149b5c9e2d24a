import { css, html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ExerciseSummary } from '../../api/exercises';
import type { Answer } from '../../api/http';
import {
  type AttendeeView,
  followJson,
  pathOf,
  VOTES,
  type Workshop,
  WorkshopClient,
} from '../../api/workshops';
import { WORKSHOP } from '../../app/preferences';
import type { Language } from '../../model/language';
import { readScenario } from '../../model/scenario-json';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { textsOf } from '../../texts/languages';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import '../common/recovery-code';
import { scenarioCard } from './scenario-card';
import './shown-run';
import { voteBars } from './vote-bars';
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
  @state() private mine: AttendeeView | null = null;
  @state() private room: Workshop | null = null;
  @state() private exercises: readonly ExerciseSummary[] = [];
  @state() private problem = '';
  private readonly client = new WorkshopClient();
  private code = /^\/join\/([^/]+)/.exec(location.pathname)?.[1] ?? '';
  private stop: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    if (this.code !== '') {
      void this.loadJoinInfo();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main>
        ${this.problem === '' ? nothing : html`<p role="alert">${this.problem}</p>`}
        ${this.mine === null || this.room === null ? this.joinPart() : this.inside(this.mine, this.room)}
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
      </form>`;
  }

  private inside(mine: AttendeeView, room: Workshop) {
    const texts = workshopTexts(this.language);
    return html`
      <h1>${room.title === '' ? texts.workshop : room.title}</h1>
      <p class="row">
        ${texts.hello(mine.nickname)}
        <button aria-pressed=${mine.hand} @click=${() => void this.raise(!mine.hand)}>
          ${mine.hand ? texts.lower : texts.raise}
        </button>
      </p>
      ${room.over ? html`<p><strong>${texts.over}</strong></p>` : nothing}
      ${room.on || room.over ? nothing : html`<p><strong>${texts.notOn}</strong></p>`}
      ${this.screen(mine, room)}
      <section>
        <h2>${texts.exercises}</h2>
        ${room.opened.length === 0 ? html`<p class="help">${texts.noneOpen}</p>` : nothing}
        <ol>
          ${room.exercises.map((id, i) => this.exercise(id, i, room.opened.includes(id)))}
        </ol>
      </section>
    `;
  }

  /** Skips the form if this browser has joined before. */
  private async loadJoinInfo(): Promise<void> {
    const answer = await this.client.joinInfo(this.code, this.language);
    if (!answer.ok) {
      this.reportProblem(answer);
    } else if (answer.value.joined) {
      await this.take(this.client.room(this.code, this.language));
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

  private screen(mine: AttendeeView, { screen, votes }: Workshop) {
    const texts = workshopTexts(this.language);
    if (screen.kind === 'nothing') {
      return nothing;
    }
    const scenario = screen.scenario === null ? null : readScenario(screen.scenario);
    const isAsked = screen.kind === 'question';
    return html`<section class=${isAsked ? 'asked' : ''} aria-live="polite">
      <h2>${isAsked ? texts.question : texts.onScreen}</h2>
      ${scenario === null ? nothing : scenarioCard(scenario, texts)}
      ${
        isAsked
          ? html`<div class="row">
              ${VOTES.map(
                (choice) =>
                  html`<button
                    aria-pressed=${mine.vote === choice}
                    @click=${() => void this.take(this.client.vote(this.code, choice, this.language))}
                  >
                    ${texts.choices[choice]}
                  </button>`,
              )}
            </div>`
          : nothing
      }
      ${
        screen.kind === 'run'
          ? html`<shown-run .run=${screen.run} .language=${this.language}></shown-run>`
          : nothing
      }
      ${
        Object.keys(votes).length > 0
          ? html`${voteBars(votes, texts)}
            ${mine.vote === null ? nothing : html`<p>${texts.youSaid}: ${texts.choices[mine.vote]}</p>`}`
          : nothing
      }
    </section>`;
  }

  private async raise(raised: boolean): Promise<void> {
    await this.take(this.client.raiseHand(this.code, raised, this.language));
  }

  private async join(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    this.code = text('code').toUpperCase();
    await this.take(this.client.join(this.code, text('nickname'), this.language));
  }

  private async take(sent: Promise<Answer<AttendeeView>>): Promise<void> {
    const answer = await sent;
    if (answer.ok) {
      this.problem = '';
      this.enter(answer.value);
    } else {
      this.reportProblem(answer);
    }
  }

  private enter(mine: AttendeeView): void {
    this.mine = mine;
    this.room = mine.room;
    sessionStorage.setItem(WORKSHOP, mine.room.code);
    if (this.stop === null) {
      history.replaceState(null, '', `/join/${mine.room.code}`);
      this.stop = followJson(`${pathOf(mine.room.code)}/room/stream`, 'room', (room) => {
        this.follow(room as Workshop);
      });
    }
  }

  private follow(room: Workshop): void {
    if (this.mine !== null && this.room?.screen.number !== room.screen.number) {
      this.mine = { ...this.mine, vote: null };
    }
    this.room = room;
  }

  private reportProblem(answer: Answer<unknown>): void {
    if (!answer.ok) {
      const { title, detail, errors } = answer.problem;
      const { notice } = textsOf(this.language);
      this.problem = [
        title || notice.unreachable,
        detail,
        ...errors.map(({ message }) => message),
      ].join(' ');
    }
  }

  private async load(): Promise<void> {
    const answer = await this.client.path(this.language);
    this.exercises = answer.ok ? answer.value : this.exercises;
    document.title = `${workshopTexts(this.language).workshop} – ${textsOf(this.language).appName}`;
  }
}
