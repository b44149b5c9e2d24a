import { html } from 'lit';
import type { Scenario } from '../../model/scenario';
import { encode } from '../../share/codec';
import type { WorkshopTexts } from '../../texts/workshop-texts';

/** A scenario in short, and the way to try it. */
export function scenarioCard(scenario: Scenario, texts: WorkshopTexts) {
  const { title, lock, store, placement, program, faults } = scenario;
  return html`<strong>${title}</strong>
    <p>${texts.lock}: <code>${lock.kind}</code> · ${texts.store}: <code>${store}</code></p>
    <p>${texts.buyers(placement.hosts, placement.processes, placement.threads)}</p>
    ${faults.map(
      ({ buyer, kind, at }) => html`<p>${texts.breaks(String(buyer), kind, String(at))}</p>`,
    )}
    <pre>${program}</pre>
    <a href="/#${encode(scenario)}" target="_blank">${texts.tryIt} ↗</a>`;
}
