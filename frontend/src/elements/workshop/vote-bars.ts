import { html, nothing } from 'lit';
import { type Vote, VOTES, type Workshop } from '../../api/workshops';
import type { WorkshopTexts } from '../../texts/workshop-texts';

/** The votes for each answer. @param right the right answers, once they are known */
export function voteBars(
  votes: Workshop['votes'],
  texts: WorkshopTexts,
  right: readonly Vote[] = [],
) {
  const all = VOTES.reduce((sum, choice) => sum + (votes[choice] ?? 0), 0);
  return html`<div class="bars">
    ${VOTES.map((choice) => {
      const count = votes[choice] ?? 0;
      const isRight = right.includes(choice);
      return html`<span class=${isRight ? 'choice right' : 'choice'}
          >${isRight ? html`<b aria-hidden="true">✓ </b>` : nothing}${texts.choices[choice]}${
            isRight ? html` <b class="tag">${texts.right}</b>` : nothing
          }</span
        >
        <meter min="0" max=${Math.max(1, all)} value=${count}></meter>
        <strong>${count}</strong>`;
    })}
  </div>`;
}
