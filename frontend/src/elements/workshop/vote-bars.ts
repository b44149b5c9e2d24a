import { html } from 'lit';
import { VOTES, type Workshop } from '../../api/workshops';
import type { WorkshopTexts } from '../../texts/workshop-texts';

/** The votes for each answer. */
export function voteBars(votes: Workshop['votes'], texts: WorkshopTexts) {
  const all = VOTES.reduce((sum, choice) => sum + (votes[choice] ?? 0), 0);
  return html`<div class="bars">
    ${VOTES.map((choice) => {
      const count = votes[choice] ?? 0;
      return html`<span>${texts.choices[choice]}</span>
        <meter min="0" max=${Math.max(1, all)} value=${count}></meter>
        <strong>${count}</strong>`;
    })}
  </div>`;
}
