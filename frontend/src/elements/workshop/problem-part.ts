import { html, nothing } from 'lit';
import type { Problem } from '../../api/http';
import type { Language } from '../../model/language';
import { textsOf } from '../../texts/languages';

/** A problem: what it is, and what to do about it. */
export function problemPart(problem: Problem | null, language: Language) {
  if (problem === null) {
    return nothing;
  }
  const { title, detail, errors } = problem;
  return html`<div role="alert">
    <strong>${title === '' ? textsOf(language).notice.unreachable : title}</strong>
    ${detail === '' ? nothing : html`<p>${detail}</p>`}
    ${errors.map(({ message }) => html`<p>${message}</p>`)}
  </div>`;
}
