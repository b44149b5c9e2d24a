import { css, html, LitElement } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { ExerciseSummary } from '../../api/exercises';
import type { Problem } from '../../api/http';
import { persist } from '../../api/persist';
import { WorkshopClient } from '../../api/workshops';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { workshopTexts } from '../../texts/workshop-texts';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import { problemPart } from './problem-part';
import { workshopStyles } from './workshop-styles';

/** Makes a workshop: its name, its exercises and their order. */
@customElement('workshop-new')
export class WorkshopNew extends LitElement {
  static override styles = [
    shared,
    columnStyles,
    workshopStyles,
    css`
      li {
        display: flex;
        gap: 8px;
        align-items: center;
        min-height: 36px;
      }

      li label {
        display: flex;
        flex: 1;
        gap: 8px;
        align-items: center;
      }
    `,
  ];

  @state() private language: Language = pageLanguage();
  @state() private exercises: readonly ExerciseSummary[] = [];
  @state() private left: ReadonlySet<string> = new Set();
  @state() private problem: Problem | null = null;
  private readonly client = new WorkshopClient();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const texts = workshopTexts(this.language);
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main>
        <h1>${texts.newTitle}</h1>
        <p>${texts.newIntro}</p>
        <form @submit=${(event: SubmitEvent) => void this.make(event)}>
          <label
            >${texts.name}
            <input name="title" maxlength="120" placeholder=${texts.namePlaceholder} />
          </label>
          <h2>${texts.choose}</h2>
          <ol>
            ${this.exercises.map((exercise, i) => this.item(exercise, i))}
          </ol>
          ${problemPart(this.problem, this.language)}
          <button class="primary">${texts.make}</button>
        </form>
      </main>`;
  }

  private item({ id, title }: ExerciseSummary, place: number) {
    const texts = workshopTexts(this.language);
    return html`<li>
      <label>
        <input
          type="checkbox"
          .checked=${!this.left.has(id)}
          @change=${(event: Event) => this.choose(id, (event.target as HTMLInputElement).checked)}
        />
        ${title}
      </label>
      <button
        type="button"
        aria-label=${texts.up(title)}
        ?disabled=${place === 0}
        @click=${() => this.moveUp(place)}
      >
        ↑
      </button>
    </li>`;
  }

  private choose(id: string, isChosen: boolean): void {
    const left = new Set(this.left);
    if (isChosen) {
      left.delete(id);
    } else {
      left.add(id);
    }
    this.left = left;
  }

  private moveUp(place: number): void {
    const order = [...this.exercises];
    order.splice(place - 1, 0, ...order.splice(place, 1));
    this.exercises = order;
  }

  private async load(): Promise<void> {
    const answer = await persist(
      () => this.client.path(this.language),
      (problem) => (this.problem = problem),
      () => this.isConnected,
    );
    this.problem = answer.ok ? null : answer.problem;
    const order = this.exercises.map(({ id }) => id);
    if (answer.ok) {
      this.exercises = [...answer.value].sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    }
  }

  private async make(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const title = new FormData(event.target as HTMLFormElement).get('title');
    const exercises = this.exercises.map(({ id }) => id).filter((id) => !this.left.has(id));
    const answer = await this.client.create(
      { title: typeof title === 'string' ? title : '', exercises },
      this.language,
    );
    if (answer.ok) {
      location.href = answer.value.instructorLink;
    } else {
      this.problem = answer.problem;
    }
  }
}
