import { html, LitElement, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PathClient } from '../../api/exercise-client';
import type { ExerciseSummary } from '../../api/exercises';
import type { Problem } from '../../api/http';
import { persist } from '../../api/persist';
import { problemText } from '../../app/problem-text';
import { chaptersOf, goOnAt, minutesOf, type PathChapter } from '../../model/exercise-path';
import type { Language } from '../../model/language';
import { pageLanguage } from '../../share/page-language';
import { columnStyles } from '../../styles/column';
import { shared } from '../../styles/shared';
import { type ExerciseTexts, exerciseTexts } from '../../texts/exercise-texts';
import { textsOf } from '../../texts/languages';
import type { LanguageChange } from '../common/frame-header';
import '../common/frame-header';
import '../common/recovery-code';
import '../workshop/workshop-notice';
import { pathStyles } from './path-styles';

/** All exercises in order, with the learner's progress. */
@customElement('exercise-path')
export class ExercisePath extends LitElement {
  static override styles = [shared, columnStyles, pathStyles];

  @state() private language: Language = pageLanguage();
  @state() private exercises: readonly ExerciseSummary[] | null = null;
  @state() private problem: Problem | null = null;
  private readonly client = new PathClient();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  override render() {
    const texts = exerciseTexts(this.language);
    return html`<frame-header
        .language=${this.language}
        @language-change=${({ language }: LanguageChange) => {
          this.language = language;
          void this.load();
        }}
      ></frame-header>
      <main>
        <h1>${texts.path}</h1>
        <p>${texts.pathIntro}</p>
        ${
          this.problem === null
            ? nothing
            : html`<p role="alert">${problemText(this.problem, textsOf(this.language))}</p>`
        }
        ${this.list(texts)}
        <recovery-code
          .language=${this.language}
          .client=${this.client}
          @recovered=${() => void this.load()}
        ></recovery-code>
        <p><a href="/workshops">${texts.forClass}</a></p>
      </main>
      <workshop-notice .language=${this.language}></workshop-notice>`;
  }

  private list(texts: ExerciseTexts) {
    const { exercises } = this;
    if (exercises === null) {
      return nothing;
    }
    const done = exercises.filter(({ solved }) => solved);
    const here = goOnAt(exercises);
    return html`<div class="bar">
        <progress max=${exercises.length} value=${done.length} aria-label=${texts.path}></progress>
        <span>${texts.done(done.length, exercises.length)}</span>
      </div>
      <p class="total">
        ${texts.total(minutesOf(exercises))}${
          done.length > 0 && here !== null
            ? texts.left(minutesOf(exercises) - minutesOf(done))
            : nothing
        }
      </p>
      ${here === null ? html`<p class="all">${texts.allDone}</p>` : nothing}
      ${chaptersOf(exercises).map((part) => this.chapter(part, here, done.length > 0, texts))}`;
  }

  private chapter(
    { chapter, exercises }: PathChapter,
    here: ExerciseSummary | null,
    isBegun: boolean,
    texts: ExerciseTexts,
  ) {
    return html`<section aria-labelledby=${`chapter-${chapter.id}`}>
      <h2 id=${`chapter-${chapter.id}`}>
        ${chapter.title}
        <span class="minutes">${texts.minutes(minutesOf(exercises))}</span>
      </h2>
      <p class="goal">${chapter.goal}</p>
      <ol>
        ${exercises.map(
          (exercise) =>
            html`<li>
              <a
                class="exercise ${exercise.solved ? 'solved' : ''} ${exercise === here ? 'here' : ''}"
                href="/exercises/${exercise.id}"
              >
                <span class="number">${exercise.solved ? '✓' : exercise.number}</span>
                <span class="title">${exercise.title}</span>
                <span class="state">${this.stateOf(exercise, texts)}</span>
                ${
                  exercise === here
                    ? html`<span class="goon">${isBegun ? texts.goOn : texts.beginHere} →</span>`
                    : nothing
                }
              </a>
            </li>`,
        )}
      </ol>
    </section>`;
  }

  private stateOf(
    { solved, attempts, parts, partsMet, minutes }: ExerciseSummary,
    texts: ExerciseTexts,
  ) {
    if (solved) {
      return `${texts.solved} · ${texts.attempts(attempts)}`;
    }
    if (attempts === 0) {
      return texts.minutes(minutes);
    }
    const begun = parts === 1 ? [] : [texts.begun(partsMet, parts)];
    return [...begun, texts.attempts(attempts)].join(' · ');
  }

  private async load(): Promise<void> {
    const { language } = this;
    const answer = await persist(
      () => this.client.path(language),
      (problem) => (this.problem = problem),
      () => this.isConnected && language === this.language,
    );
    if (language !== this.language) {
      return;
    }
    this.exercises = answer.ok ? answer.value : this.exercises;
    this.problem = answer.ok ? null : answer.problem;
    document.title = `${exerciseTexts(this.language).path} – ${textsOf(this.language).appName}`;
  }
}
