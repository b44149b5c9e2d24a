import { html, nothing } from 'lit';
import type { ExercisePart, PartGrade, Prediction } from '../../api/exercises';
import type { Language } from '../../model/language';
import type { Verdict } from '../../model/run';
import { exerciseTexts } from '../../texts/exercise-texts';
import { textsOf } from '../../texts/languages';
import '../common/verdict-answers';
import { prose } from './prose';

/** A predicted run and its grade. */
export interface PredictedRun {
  readonly part: ExercisePart;
  readonly grade: PartGrade;
  readonly verdict: Verdict | null;
  /** What the learner predicted. */
  readonly prediction: Prediction;
  readonly language: Language;
}

/** The last result as a card: what was predicted, what came, and what to look at where they differ. */
export function predictionResult({ part, grade, verdict, prediction, language }: PredictedRun) {
  const texts = exerciseTexts(language);
  const { labelled } = textsOf(language);
  const isRight = grade.missing.length === 0;
  return html`<section class="result ${isRight ? 'good' : 'wrong'}">
    <h2>${labelled(texts.lastResult, isRight ? texts.predictedRight : texts.predictedWrong)}</h2>
    <ul>
      ${part.predict.map(({ fact, label, choices }) => {
        const wrong = grade.missing.find((one) => one.fact === fact);
        const said = choices.find(({ value }) => value === prediction[fact])?.label ?? '';
        return html`<li>
          <span aria-hidden="true">${wrong === undefined ? '✓' : '✗'}</span>
          <div>
            ${wrong === undefined ? labelled(label, said) : wrong.sentence}
            ${wrong === undefined || wrong.adviceHtml === null ? nothing : prose(wrong.adviceHtml)}
          </div>
        </li>`;
      })}
    </ul>
    ${
      verdict === null
        ? nothing
        : html`<verdict-answers
              .texts=${textsOf(language)}
              .safety=${verdict.safety}
              .liveness=${verdict.liveness}
            ></verdict-answers>
            <p>${verdict.sentence}</p>`
    }
  </section>`;
}
