import { css, html, LitElement, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Exercise, ExercisePart, PartGrade } from '../../api/exercises';
import { WORKSHOP } from '../../app/preferences';
import { problemText } from '../../app/problem-text';
import type { Task } from '../../app/task';
import type { Catalog } from '../../model/catalog';
import type { Language } from '../../model/language';
import type { Verdict } from '../../model/run';
import type { Scenario } from '../../model/scenario';
import { shared } from '../../styles/shared';
import { tones } from '../../styles/tones';
import { type ExerciseTexts, exerciseTexts } from '../../texts/exercise-texts';
import { textsOf } from '../../texts/languages';
import { fixedMark } from '../common/fixed-mark';
import { scenarioFacts, scenarioFactsStyles } from '../common/scenario-facts';
import { panelStyles } from './panel-styles';
import { predictionResult } from './prediction-result';
import { prose, proseStyles } from './prose';

/** An exercise's text and goal, its hints, and the last run's grade. */
@customElement('exercise-panel')
export class ExercisePanel extends LitElement {
  static override styles = [
    shared,
    proseStyles,
    panelStyles,
    scenarioFactsStyles,
    tones,
    css`
      :host {
        display: grid;
        gap: 12px;
        padding: 14px;
      }
    `,
  ];

  @property({ attribute: false }) task!: Task;
  /** Grows with the task, which changes in place. */
  @property({ type: Number }) version = 0;
  @property({ type: Boolean }) busy = false;
  @property() language: Language = 'en';
  /** The run on the stage: only its grade is shown. */
  @property() run = '';
  /** The verdict of that run, once its playback has ended. */
  @property({ attribute: false }) verdict: Verdict | null = null;
  /** The scenario that the next run has to have; null where the learner chooses. */
  @property({ attribute: false }) given: Scenario | null = null;
  @property({ attribute: false }) catalog: Catalog | null = null;

  /** Brings into view why and what next as soon as a run has solved the exercise, and the result of each prediction. */
  override updated(): void {
    const result = this.renderRoot.querySelector('.result');
    if (result !== null && this.run !== this.resultOf) {
      this.resultOf = this.run;
      result.scrollIntoView({ block: 'nearest' });
    }
    const isSolved = this.task.exercise?.solved === true;
    if (isSolved && this.wasOpen) {
      this.renderRoot.querySelector('.ending')?.scrollIntoView({ block: 'nearest' });
    }
    this.wasOpen = this.task.exercise !== null && !isSolved;
  }

  private wasOpen = false;
  /** The run whose result was brought into view. */
  private resultOf = '';

  override render() {
    const texts = exerciseTexts(this.language);
    const { exercise, isGone, problem } = this.task;
    if (exercise === null) {
      return html`<p role="status">
        ${isGone ? texts.gone : ''}
        ${problem === null ? nothing : problemText(problem, textsOf(this.language))}
        <a href="/exercises">${texts.toPath}</a>
      </p>`;
    }
    return html`
      <header>
        ${this.back(texts)} · ${texts.number(exercise.number)} · ${texts.minutes(exercise.minutes)}
        <h1>${exercise.title}${exercise.solved ? html`<span class="tick"> ✓</span>` : nothing}</h1>
      </header>
      ${this.ending(exercise, texts)} ${this.isInRow ? nothing : prose(exercise.introHtml)}
      ${this.parts(exercise, texts)} ${this.keeps(exercise, texts)} ${this.hints(exercise, texts)}
    `;
  }

  /** Whether given scenarios follow one another, so that the result and the next one need the room of the introduction. */
  private get isInRow(): boolean {
    return this.given !== null && this.task.grade !== null;
  }

  /** Back to the workshop that the learner came from, else to the path. */
  private back(texts: ExerciseTexts) {
    const workshop = sessionStorage.getItem(WORKSHOP);
    return workshop === null
      ? html`<a href="/exercises">${texts.path}</a>`
      : html`<a href="/join/${workshop}">← ${texts.workshop}</a>`;
  }

  private parts({ parts }: Exercise, texts: ExerciseTexts) {
    return html`<ol class="parts" aria-live="polite">
      ${parts.map((part) => {
        const grade = this.gradeOf(part);
        return html`<li class=${part.met ? 'part met' : 'part'}>
          <span class="mark" aria-hidden="true">${part.met ? '✓' : '○'}</span>
          <div class="body">
            ${prose(part.taskHtml)}
            ${grade === undefined ? nothing : this.graded(part, grade, texts)}
            ${this.scenario(part, texts)} ${this.questions(part, texts)} ${this.goal(part, texts)}
            ${part.seenHtml === null ? nothing : html`<div class="seen">${prose(part.seenHtml)}</div>`}
          </div>
        </li>`;
      })}
    </ol>`;
  }

  /** The grade of the run on the stage, once it is over. */
  private gradeOf({ id }: ExercisePart): PartGrade | undefined {
    const { grade } = this.task;
    return this.busy || grade?.run !== this.run
      ? undefined
      : grade.parts.find((part) => part.id === id);
  }

  private goal({ goal, runs, runsDone, met }: ExercisePart, texts: ExerciseTexts) {
    return html`
      ${
        goal.length === 0
          ? nothing
          : html`<details>
              <summary>${texts.goal}</summary>
              <ul>
                ${goal.map((condition) => html`<li>${condition}</li>`)}
              </ul>
            </details>`
      }
      ${
        runs > 1 && !met
          ? html`<p class="row">
              <progress max=${runs} value=${runsDone}></progress> ${texts.inARow(runsDone, runs)}
            </p>`
          : nothing
      }
    `;
  }

  private questions({ predict, met }: ExercisePart, texts: ExerciseTexts) {
    if (predict.length === 0 || met) {
      return nothing;
    }
    return html`<div class="questions">
      <strong>${texts.predict}</strong>
      ${predict.map(
        ({ fact, label, choices }) =>
          html`<fieldset>
            <legend>${label}</legend>
            ${choices.map(
              (choice) =>
                html`<label>
                  <input
                    type="radio"
                    name=${fact}
                    .checked=${this.task.predicted(fact) === choice.value}
                    ?disabled=${this.busy}
                    @change=${() => this.task.predict(fact, choice.value)}
                  />${choice.label}
                </label>`,
            )}
          </fieldset>`,
      )}
    </div>`;
  }

  private graded(part: ExercisePart, grade: PartGrade, texts: ExerciseTexts) {
    if (part.predict.length > 0) {
      const { verdict, language, task } = this;
      return predictionResult({ part, grade, verdict, prediction: task.judged, language });
    }
    if (grade.met) {
      return grade.byThisRun ? html`<p class="good">${texts.partDone}</p>` : nothing;
    }
    if (grade.missing.length === 0) {
      return html`<p class="good">${texts.again(grade.runsDone, part.runs)}</p>`;
    }
    return html`<div class="lacks">
      <strong>${texts.lacks}</strong>
      <ul>
        ${grade.missing.map(
          ({ sentence, adviceHtml }) =>
            html`<li>${sentence}${adviceHtml === null ? nothing : prose(adviceHtml)}</li>`,
        )}
      </ul>
    </div>`;
  }

  /** The whole scenario of the next run, where it is given. */
  private scenario({ runs, runsDone, met }: ExercisePart, texts: ExerciseTexts) {
    const { given, catalog, language } = this;
    return given === null || met
      ? nothing
      : html`<section class="scenario">
          <h2>${texts.nextScenario(runsDone + 1, runs)}</h2>
          ${scenarioFacts(given, catalog, textsOf(language))}
        </section>`;
  }

  private keeps({ fixed }: Exercise, texts: ExerciseTexts) {
    if (fixed.includes('*')) {
      return nothing;
    }
    const controls = html`${texts.keep}
    ${fixed.map((field) => texts.fields[field] ?? field).join(texts.comma)}`;
    return html`<p class="help keeps">
      <span>${fixedMark(textsOf(this.language), fixed.length > 0)} ${controls}</span>
      <button @click=${() => this.dispatchEvent(new Event('restart'))}>${texts.restart}</button>
    </p>`;
  }

  private hints({ hintsHtml, hintCount, solved }: Exercise, texts: ExerciseTexts) {
    const isMore = hintsHtml.length < hintCount && !solved;
    return html`
      ${hintsHtml.map(
        (hint, i) =>
          html`<section class="hint">
            <h2>${texts.hint(i + 1, hintCount)}</h2>
            ${prose(hint)}
          </section>`,
      )}
      ${
        isMore
          ? html`<button class="more" @click=${() => this.task.openHint(this.language)}>
              ${hintsHtml.length === 0 ? texts.openHint : texts.nextHint}
            </button>`
          : nothing
      }
    `;
  }

  private ending({ explanationHtml, nextHtml, next }: Exercise, texts: ExerciseTexts) {
    if (explanationHtml === null || nextHtml === null) {
      return nothing;
    }
    return html`<section class="ending">
      <h2>${texts.explanation}</h2>
      ${prose(explanationHtml)}
      <h2>${texts.next}</h2>
      ${prose(nextHtml)}
      <a class="onwards" href=${next === null ? '/exercises' : `/exercises/${next}`}
        >${next === null ? texts.toPath : texts.nextExercise} →</a
      >
    </section>`;
  }
}
