import { html, nothing } from 'lit';
import type { Problem } from '../../api/http';
import { problemText } from '../../app/problem-text';
import type { Language } from '../../model/language';
import { textsOf } from '../../texts/languages';

/** A problem: what it is, and what to do about it. */
export function problemPart(problem: Problem | null, language: Language) {
  if (problem === null) {
    return nothing;
  }
  const { detail, errors } = problem;
  return html`<div role="alert">
    <strong>${problemText(problem, textsOf(language))}</strong>
    ${detail === '' ? nothing : html`<p>${detail}</p>`}
    ${errors.map(({ message }) => html`<p>${message}</p>`)}
  </div>`;
}
